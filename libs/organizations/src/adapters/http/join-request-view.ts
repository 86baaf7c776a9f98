import type { Asked } from '../../application/ask-to-join.ts';
import type { JoinRequest } from '../../domain/join-request.ts';
import type { AskedView, JoinRequestView, MyJoinRequestView } from './join-request.dto.ts';

/** What an organisation sees of a request. */
export function joinRequestView(request: JoinRequest): JoinRequestView {
  const { id, name, email, domain, status, askedAt, decidedAt, decidedBy, role, reason } = request;
  return {
    id,
    name,
    email,
    domain,
    status,
    askedAt: askedAt.toISOString(),
    ...(decidedAt && { decidedAt: decidedAt.toISOString() }),
    ...(decidedBy && { decidedBy: decidedBy.name }),
    ...(role && { role }),
    ...(reason !== null && { reason }),
  };
}

/** What the person who asked sees of it: not who decided. */
export function myJoinRequestView(request: JoinRequest, orgName: string): MyJoinRequestView {
  const { id, orgId, status, askedAt, decidedAt, reason } = request;
  return {
    id,
    orgId,
    orgName,
    status,
    askedAt: askedAt.toISOString(),
    ...(decidedAt && { decidedAt: decidedAt.toISOString() }),
    ...(reason !== null && { reason }),
  };
}

export function askedView(asked: Asked): AskedView {
  return asked.outcome === 'asked' ? { outcome: 'asked', requestId: asked.request.id } : { outcome: 'invited' };
}
