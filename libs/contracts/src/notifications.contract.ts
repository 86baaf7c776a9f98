import { defineEvent, type Role } from '@moorage/kernel';

/** The mails that exist, each with what its template needs. Links are absolute. */
export interface MailTemplates {
  'verify-email': { name: string; link: string; expiresInHours: number };
  'already-registered': { name: string; signInLink: string; resetLink: string };
  'reset-password': { name: string; link: string; expiresInMinutes: number };
  'password-changed': { name: string };
  invitation: { orgName: string; inviterName: string; role: string; link: string; expiresAt: string };
}

export type MailTemplate = keyof MailTemplates;

/**
 * A mail that is owed. Published in the transaction of the fact it tells; one mail per `key`, however often it is delivered.
 * Confidential, since its link is as good as the credential that it replaces.
 */
export type MailRequest = {
  [T in MailTemplate]: {
    /** Unique per fact, such as `invitation:<id>:<times sent>`. */
    readonly key: string;
    readonly to: string;
    readonly template: T;
    readonly data: MailTemplates[T];
  };
}[MailTemplate];

export const MailRequested = defineEvent<MailRequest>('mail.requested', { confidential: true });

/** Where a notice reaches a person: the bell in the app, their mailbox, both, or nowhere. */
export const noticeRoutes = ['bell', 'mail', 'both', 'none'] as const;
export type NoticeRoute = (typeof noticeRoutes)[number];

/**
 * What people are told, each with what its words need. `reason` is what somebody wrote; times are ISO 8601. A new kind costs
 * an entry here, one in `noticeKinds` and its words in `notifications`; it does not compile before it has all three.
 */
export interface NoticeFacts {
  'member.joined': { memberName: string; role: Role };
  'member.left': { memberName: string };
  'join-request.received': { personName: string; email: string };
  'organization.approved': Record<string, never>;
  'organization.rejected': { reason: string };
  'organization.suspended': { reason?: string };
  'organization.reactivated': Record<string, never>;
  'organization.deactivated': { deletedOn: string };
  'organization.deletion-near': { deletedOn: string };
  'organization.restored': Record<string, never>;
  'domain.verified': { domain: string };
  /** The record is gone; the domain is lost on `losesOn` unless it is back. */
  'domain.record-lost': { domain: string; losesOn: string };
  'domain.lost': { domain: string };
  'provisioning.failing': { memberName: string };
  'instance.failed': { reason?: string };
  'instance.update-available': ReleaseNews;
  'instance.updated': ReleaseNews;
  'membership.role-changed': { role: Role };
  'membership.suspended': Record<string, never>;
  'membership.reactivated': Record<string, never>;
  'membership.removed': Record<string, never>;
  'join-request.approved': Record<string, never>;
  'join-request.declined': { reason?: string };
  'admin.organization-waits': { organizationName: string };
  'admin.job-failed': { queue: string; error?: string };
  'admin.rollback-failed': { instance: string; reason: string };
}
export type NoticeKind = keyof NoticeFacts;

/** A release of a bot, with the first few things that it brings, in the words of its maintainers. */
export interface ReleaseNews {
  /** Absent where it has none. */
  readonly version?: string;
  readonly changes: readonly { readonly title: string; readonly items: readonly string[] }[];
  /** How many further things it brings. */
  readonly more: number;
}

/**
 * `organization`: is about an organisation and for its members: whoever is none any more doesn't see it either.
 * `membership`: tells a person about their own standing in an organisation, and stays theirs when they lose it.
 * `platform`: is for platform admins.
 */
export type NoticeScope = 'organization' | 'membership' | 'platform';

export interface NoticeKindRules {
  readonly scope: NoticeScope;
  /** Where it goes for whoever chose nothing. */
  readonly route: NoticeRoute;
  /** Nobody can turn it off or send it elsewhere. */
  readonly mandatory?: true;
}

export const noticeKinds: { readonly [K in NoticeKind]: NoticeKindRules & { readonly scope: ScopeOf<K> } } = {
  'member.joined': { scope: 'organization', route: 'bell' },
  'member.left': { scope: 'organization', route: 'bell' },
  'join-request.received': { scope: 'organization', route: 'both' },
  'organization.approved': { scope: 'organization', route: 'both' },
  'organization.rejected': { scope: 'organization', route: 'both' },
  'organization.suspended': { scope: 'organization', route: 'both' },
  'organization.reactivated': { scope: 'organization', route: 'both' },
  'organization.deactivated': { scope: 'organization', route: 'both', mandatory: true },
  'organization.deletion-near': { scope: 'organization', route: 'both', mandatory: true },
  'organization.restored': { scope: 'organization', route: 'both' },
  'domain.verified': { scope: 'organization', route: 'bell' },
  'domain.record-lost': { scope: 'organization', route: 'both' },
  'domain.lost': { scope: 'organization', route: 'both' },
  'provisioning.failing': { scope: 'organization', route: 'bell' },
  'instance.failed': { scope: 'organization', route: 'both' },
  'instance.update-available': { scope: 'organization', route: 'both' },
  'instance.updated': { scope: 'organization', route: 'both' },
  'membership.role-changed': { scope: 'membership', route: 'bell' },
  'membership.suspended': { scope: 'membership', route: 'both' },
  'membership.reactivated': { scope: 'membership', route: 'both' },
  'membership.removed': { scope: 'membership', route: 'both' },
  'join-request.approved': { scope: 'membership', route: 'both' },
  'join-request.declined': { scope: 'membership', route: 'both' },
  'admin.organization-waits': { scope: 'platform', route: 'both' },
  'admin.job-failed': { scope: 'platform', route: 'bell' },
  'admin.rollback-failed': { scope: 'platform', route: 'both', mandatory: true },
};

type ScopeOf<K extends NoticeKind> = K extends `admin.${string}`
  ? 'platform'
  : K extends `membership.${string}` | 'join-request.approved' | 'join-request.declined'
    ? 'membership'
    : 'organization';

/**
 * Who is told: the organisation's active members with one of these roles; these people, of whom an `organization` notice
 * reaches active members alone; or the platform admins.
 */
export type NoticeAudience<K extends NoticeKind = NoticeKind> =
  ScopeOf<K> extends 'platform'
    ? 'platform-admins'
    : ScopeOf<K> extends 'organization'
      ? { readonly roles: readonly Role[] } | { readonly userIds: readonly string[] }
      : { readonly userIds: readonly string[] };

/** A fact that people are to be told, each where they want to be: once per `key` and person, however often it is published. */
export type NoticeRequest = {
  [K in NoticeKind]: {
    /** Unique per fact, such as `member.joined:<membership id>:<revision>`. */
    readonly key: string;
    readonly kind: K;
    readonly to: NoticeAudience<K>;
    /** Who did it: they know. */
    readonly except?: string;
    readonly data: NoticeFacts[K];
  } & (ScopeOf<K> extends 'platform' ? object : { readonly orgId: string });
}[NoticeKind];

/**
 * Published in the transaction of the fact that it tells:
 * `publisher.publish(NoticeRequested({ key, kind: 'member.joined', orgId, to: { roles: ['OWNER', 'ADMIN'] }, data }))`.
 * Who exactly is told, and where, is settled after the commit. Mails to addresses without an account are `MailRequested`,
 * and so are those that nobody can turn off because they carry a credential.
 */
export const NoticeRequested = defineEvent<NoticeRequest>('notice.requested');
