import { noticeKinds, type NoticeKind, type NoticeRoute } from '@moorage/contracts';
import type { ChosenRoute } from './ports/preference-store.port.ts';

/**
 * Where a notice goes: what the person chose for the organisation, else for all, else the kind's default. Of a mandatory
 * kind nobody chooses anything.
 */
export function routeOf(kind: NoticeKind, orgId: string | null, chosen: readonly ChosenRoute[]): NoticeRoute {
  const { route, mandatory } = noticeKinds[kind];
  if (mandatory) return route;
  const ofKind = chosen.filter((choice) => choice.kind === kind);
  const here = orgId === null ? undefined : ofKind.find((choice) => choice.orgId === orgId);
  return (here ?? ofKind.find((choice) => choice.orgId === null))?.route ?? route;
}

export function reachesBell(route: NoticeRoute): boolean {
  return route === 'bell' || route === 'both';
}

export function reachesMailbox(route: NoticeRoute): boolean {
  return route === 'mail' || route === 'both';
}

/** The same without mails. */
export function withoutMail(route: NoticeRoute): NoticeRoute {
  return reachesBell(route) ? 'bell' : 'none';
}
