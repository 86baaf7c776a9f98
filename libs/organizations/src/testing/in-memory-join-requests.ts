import { allowedFrom } from '@moorage/kernel';
import { JoinRequests, type Settlement } from '../application/ports/join-requests.port.ts';
import { joinRequestTransitions, type JoinRequest } from '../domain/join-request.ts';

export class InMemoryJoinRequests extends JoinRequests {
  private readonly byId = new Map<string, JoinRequest>();

  override async insert(request: JoinRequest): Promise<boolean> {
    if (await this.findOpen(request.orgId, request.userId)) return false;
    this.byId.set(request.id, request);
    return true;
  }

  override find(orgId: string, requestId: string): Promise<JoinRequest | undefined> {
    return this.select((request) => request.orgId === orgId && request.id === requestId);
  }

  override findOfPerson(userId: string, requestId: string): Promise<JoinRequest | undefined> {
    return this.select((request) => request.userId === userId && request.id === requestId);
  }

  override findOpen(orgId: string, userId: string): Promise<JoinRequest | undefined> {
    return this.select((r) => r.orgId === orgId && r.userId === userId && r.status === 'PENDING');
  }

  override async settle(orgId: string, requestId: string, settlement: Settlement): Promise<JoinRequest | undefined> {
    const known = await this.find(orgId, requestId);
    if (known === undefined || !allowedFrom(joinRequestTransitions, settlement.to).includes(known.status))
      return undefined;
    const settled: JoinRequest = {
      ...known,
      status: settlement.to,
      decidedAt: settlement.at,
      decidedBy: 'by' in settlement ? settlement.by : null,
      role: 'role' in settlement ? settlement.role : null,
      reason: 'reason' in settlement ? settlement.reason : null,
    };
    this.byId.set(settled.id, settled);
    return settled;
  }

  override async withdrawOpen(orgId: string, userId: string, at: Date): Promise<JoinRequest | undefined> {
    const open = await this.findOpen(orgId, userId);
    return open && this.settle(orgId, open.id, { to: 'WITHDRAWN', at });
  }

  private select(matches: (request: JoinRequest) => boolean): Promise<JoinRequest | undefined> {
    return Promise.resolve([...this.byId.values()].find(matches));
  }
}
