import type { MailRequest, MailTemplate, MailTemplates, NoticeFacts, NoticeKind } from '@moorage/contracts';

/** What the preview page shows, and what tests say each template with. The people and organisations are made up. */
export function mailExamples(platformUrl: string): { readonly [T in MailTemplate]: MailTemplates[T] } {
  const link = (page: string): string => `${platformUrl}/${page}#token=Zm9yLXByZXZpZXctb25seS1ub3QtYS10b2tlbg`;
  return {
    'verify-email': { name: 'Kim Reed', link: link('verify-email'), expiresInHours: 24 },
    'already-registered': {
      name: 'Kim Reed',
      signInLink: `${platformUrl}/sign-in`,
      resetLink: `${platformUrl}/forgot-password`,
    },
    'reset-password': { name: 'Kim Reed', link: link('reset-password'), expiresInMinutes: 30 },
    'password-changed': { name: 'Kim Reed' },
    invitation: {
      orgName: 'Harbour & Sons',
      inviterName: 'Olive Owner',
      role: 'BILLING_ADMIN',
      link: link('invitation'),
      expiresAt: '2027-01-12T09:30:00.000Z',
    },
  };
}

export const noticeExamples: { readonly [K in NoticeKind]: NoticeFacts[K] } = {
  'member.joined': { memberName: 'Kim Reed', role: 'BILLING_ADMIN' },
  'member.left': { memberName: 'Kim Reed' },
  'join-request.received': { personName: 'Kim Reed', email: 'kim@harbour.example' },
  'organization.approved': {},
  'organization.rejected': { reason: 'The company register knows no such name.' },
  'organization.suspended': { reason: 'Two invoices are overdue.' },
  'organization.reactivated': {},
  'organization.deactivated': { deletedOn: '2027-02-11T09:30:00.000Z' },
  'organization.deletion-near': { deletedOn: '2027-02-11T09:30:00.000Z' },
  'organization.restored': {},
  'domain.verified': { domain: 'harbour.example' },
  'domain.record-lost': { domain: 'harbour.example', losesOn: '2027-01-19T09:30:00.000Z' },
  'domain.lost': { domain: 'harbour.example' },
  'provisioning.failing': { memberName: 'Kim Reed' },
  'instance.failed': { reason: 'It ended again and again right after it was started.' },
  'instance.update-available': {
    version: '2.4.0',
    changes: [
      { title: 'New', items: ['Boards can be shared with guests.'] },
      { title: 'Fixed', items: ['Long lists scroll again.', 'Dates are those of your time zone.'] },
    ],
    more: 4,
  },
  'instance.updated': {
    version: '2.4.0',
    changes: [{ title: 'Improved', items: ['Search answers twice as fast.'] }],
    more: 0,
  },
  'membership.role-changed': { role: 'ADMIN' },
  'membership.suspended': {},
  'membership.reactivated': {},
  'membership.removed': {},
  'join-request.approved': {},
  'join-request.declined': { reason: 'Please ask your own team first.' },
  'admin.organization-waits': { organizationName: 'Harbour & Sons' },
  'admin.rollback-failed': { instance: 'harbour', reason: 'There is not enough room on the disk.' },
  'admin.job-failed': { queue: 'fleet.advance-instance', error: 'The container engine is not answering.' },
};

/** A mail of each template, as it is requested. */
export function exampleRequests(platformUrl: string): Pick<MailRequest, 'template' | 'data'>[] {
  return Object.entries(mailExamples(platformUrl)).map(
    ([template, data]) => ({ template, data }) as Pick<MailRequest, 'template' | 'data'>,
  );
}
