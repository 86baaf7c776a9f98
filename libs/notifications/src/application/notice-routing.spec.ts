import { noticeKinds, type NoticeKind, type NoticeRoute } from '@moorage/contracts';
import { reachesBell, reachesMailbox, routeOf, withoutMail } from './notice-routing.ts';
import type { ChosenRoute } from './ports/preference-store.port.ts';

describe('where a notice goes', () => {
  const kind = 'member.joined';
  const acme = 'acme-id';
  const everywhere = (route: NoticeRoute): ChosenRoute => ({ orgId: null, kind, route });
  const inAcme = (route: NoticeRoute): ChosenRoute => ({ orgId: acme, kind, route });

  it.each<[string, ChosenRoute[], NoticeRoute]>([
    ['the default, where nothing was chosen', [], 'bell'],
    ['what was chosen for all', [everywhere('both')], 'both'],
    [
      'what was chosen for the organisation, before what was chosen for all',
      [everywhere('both'), inAcme('none')],
      'none',
    ],
    ['the default, where something was chosen for another organisation', [{ ...inAcme('mail'), orgId: 'b' }], 'bell'],
    [
      'the default, where something was chosen for another kind',
      [{ ...everywhere('mail'), kind: 'member.left' }],
      'bell',
    ],
  ])('is %s', (_, chosen, route) => {
    expect(routeOf(kind, acme, chosen)).toBe(route);
  });

  it('is what was chosen for all, where there is no organisation', () => {
    expect(routeOf('admin.job-failed', null, [{ orgId: null, kind: 'admin.job-failed', route: 'mail' }])).toBe('mail');
  });

  const mandatory = (Object.keys(noticeKinds) as NoticeKind[]).filter((each) => noticeKinds[each].mandatory);

  it.each(mandatory)('is the same for everybody for %s, whatever they chose', (each) => {
    const chosen = [
      { orgId: null, kind: each, route: 'none' },
      { orgId: acme, kind: each, route: 'none' },
    ] as const;
    expect(routeOf(each, acme, chosen)).toBe(noticeKinds[each].route);
  });

  it.each<[NoticeRoute, boolean, boolean, NoticeRoute]>([
    ['bell', true, false, 'bell'],
    ['mail', false, true, 'none'],
    ['both', true, true, 'bell'],
    ['none', false, false, 'none'],
  ])('%s: bell %s, mailbox %s, and %4$s without mails', (route, bell, mailbox, rest) => {
    expect([reachesBell(route), reachesMailbox(route), withoutMail(route)]).toEqual([bell, mailbox, rest]);
  });
});
