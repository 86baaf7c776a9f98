import type { NoticeFacts, NoticeKind, ReleaseNews } from '@moorage/contracts';
import { dayInWords } from './moment.ts';
import { plainName, plainText } from './plain-name.ts';
import { roleInWords } from './role-in-words.ts';

/** How one kind of notice reads, on the bell and by mail alike. Everything that somebody wrote passes through `plainName` or `plainText`. */
export interface NoticeWords<Facts> {
  /** What such notices are about, for whoever chooses where they go. */
  readonly label: string;
  /** One line. `org` is the organisation's name, made plain; empty for notices of the platform. */
  title(facts: Facts, org: string): string;
  /** What else there is to say; dates as `locale` writes them. */
  text?(facts: Facts, org: string, locale: string | undefined): string;
  /** What there is to enumerate, under headings; by mail alone, the bell is too small for it. */
  points?(facts: Facts): readonly Points[];
  /** What to do about it, and where: a path below the organisation's own, or below `/admin` for notices of the platform. */
  readonly action?: { readonly label: string; readonly path: string };
}

/** Some things of one kind. */
export interface Points {
  readonly title: string;
  readonly items: readonly string[];
}

/** Longest reason that is repeated; whoever wrote more is read in the app. */
const reasonLength = 500;
const because = (reason: string | undefined): string =>
  reason === undefined || reason.trim() === '' ? '' : `The reason given: ${plainText(reason, reasonLength)}`;

const openTeam = { label: 'See the team', path: '/team' };
const openOrganization = { label: 'Open the organisation', path: '' };
// A domain is named as it is: it has been proven, and only those of its organisation are told of it.
const openDomains = { label: 'See the domains', path: '/domains' };
const openInstance = { label: 'See the instance', path: '/instance' };

const longestPoint = 150;
const versionText = (version: string): string => plainText(version, 64);
const versionOf = (version: string | undefined): string =>
  version === undefined ? 'A new version' : `Version ${versionText(version)}`;
/** Maintainers wrote them: strangers to whoever reads this. */
const changesOf = ({ changes, more }: ReleaseNews): Points[] => [
  ...changes.map(({ title, items }) => ({
    title: plainText(title, 64),
    items: items.map((item) => plainText(item, longestPoint)),
  })),
  ...(more === 0 ? [] : [{ title: 'And more', items: [more === 1 ? 'One more thing.' : `${more} more things.`] }]),
];

export const noticeWords: { readonly [K in NoticeKind]: NoticeWords<NoticeFacts[K]> } = {
  'member.joined': {
    label: 'Somebody joined',
    title: ({ memberName }, org) => `${plainName(memberName)} joined ${org}`,
    text: ({ role }) => `They are a member with the role ${roleInWords(role)}.`,
    action: openTeam,
  },
  'member.left': {
    label: 'Somebody left',
    title: ({ memberName }, org) => `${plainName(memberName)} left ${org}`,
    action: openTeam,
  },
  'join-request.received': {
    label: 'Somebody asks to join',
    title: ({ personName }, org) => `${plainName(personName)} asks to join ${org}`,
    text: ({ email }) => `Their address is ${plainName(email)}. An owner or admin lets them in, or declines.`,
    action: { label: 'See the request', path: '/join-requests' },
  },
  'organization.approved': {
    label: 'The organisation was verified',
    title: (_, org) => `${org} was verified`,
    text: () => 'Everything is open now, its bot too.',
    action: openOrganization,
  },
  'organization.rejected': {
    label: 'The organisation was not verified',
    title: (_, org) => `${org} was not verified`,
    text: ({ reason }) => because(reason),
    action: openOrganization,
  },
  'organization.suspended': {
    label: 'The organisation was suspended',
    title: (_, org) => `${org} was suspended`,
    text: ({ reason }) => `It can be read, not changed, and its bot is closed. ${because(reason)}`.trim(),
    action: openOrganization,
  },
  'organization.reactivated': {
    label: 'The organisation is active again',
    title: (_, org) => `${org} is active again`,
    text: () => 'It can be changed again, and its bot is open.',
    action: openOrganization,
  },
  'organization.deactivated': {
    label: 'The organisation is going to be deleted',
    title: (_, org) => `${org} was deactivated`,
    text: ({ deletedOn }, _, locale) =>
      `Its data is deleted on ${dayInWords(deletedOn, locale)}. Until then an owner can undo this.`,
    action: openOrganization,
  },
  'organization.deletion-near': {
    label: 'It is about to be deleted',
    title: (_, org) => `${org} is about to be deleted`,
    text: ({ deletedOn }, _, locale) =>
      `All its data is deleted on ${dayInWords(deletedOn, locale)}. Until then an owner can undo this.`,
    action: openOrganization,
  },
  'organization.restored': {
    label: 'The organisation was brought back',
    title: (_, org) => `${org} was brought back`,
    text: () => 'It is no longer going to be deleted.',
    action: openOrganization,
  },
  'domain.verified': {
    label: 'A domain was verified',
    title: ({ domain }, org) => `${domain} was verified for ${org}`,
    action: openDomains,
  },
  'domain.record-lost': {
    label: 'The DNS record of a domain is gone',
    title: ({ domain }) => `The DNS record of ${domain} is gone`,
    text: ({ losesOn }, org) =>
      `${org} loses the domain on ${dayInWords(losesOn)} unless the record is back: joining by it stops then.`,
    action: openDomains,
  },
  'domain.lost': {
    label: 'A domain is no longer verified',
    title: ({ domain }, org) => `${domain} is no longer verified for ${org}`,
    text: () => 'Its DNS record was gone for a week. Joining by this domain has stopped.',
    action: openDomains,
  },
  'provisioning.failing': {
    label: 'The bot cannot be told of members',
    title: (_, org) => `The bot of ${org} does not know all of its members`,
    text: ({ memberName }) =>
      `It could not be told of ${plainName(memberName)} for a quarter of an hour, perhaps of others too. It will be tried again.`,
    action: openTeam,
  },
  'instance.failed': {
    label: 'The bot is not running',
    title: (_, org) => `The bot of ${org} is not running`,
    text: ({ reason }) => because(reason),
    action: openInstance,
  },
  'instance.update-available': {
    label: 'A new version of the bot is available',
    title: ({ version }, org) => `${versionOf(version)} of the bot of ${org} is available`,
    text: () => 'It comes when an owner or admin presses Update now. They can put it off as well.',
    points: changesOf,
    action: { label: 'See what is new', path: '/instance' },
  },
  'instance.updated': {
    label: 'The bot was updated',
    title: ({ version }, org) =>
      version === undefined
        ? `The bot of ${org} was updated`
        : `The bot of ${org} was updated to version ${versionText(version)}`,
    points: changesOf,
    action: openInstance,
  },
  'membership.role-changed': {
    label: 'Your role changed',
    title: ({ role }, org) => `Your role in ${org} is ${roleInWords(role)} now`,
    action: openOrganization,
  },
  'membership.suspended': {
    label: 'Your membership was suspended',
    title: (_, org) => `Your membership in ${org} was suspended`,
    text: () => 'You cannot open it until somebody there reactivates you.',
  },
  'membership.reactivated': {
    label: 'Your membership is active again',
    title: (_, org) => `Your membership in ${org} is active again`,
    action: openOrganization,
  },
  'membership.removed': {
    label: 'You were removed',
    title: (_, org) => `You are no longer a member of ${org}`,
    text: () => 'If that is a mistake, ask an owner or admin of the organisation to invite you.',
  },
  'join-request.approved': {
    label: 'Your request to join was approved',
    title: (_, org) => `You are a member of ${org} now`,
    action: openOrganization,
  },
  'join-request.declined': {
    label: 'Your request to join was declined',
    title: (_, org) => `Your request to join ${org} was declined`,
    text: ({ reason }) => because(reason),
  },
  'admin.organization-waits': {
    label: 'An organisation waits to be verified',
    title: ({ organizationName }) => `${plainName(organizationName)} waits to be verified`,
    action: { label: 'See the organisations', path: '/organizations' },
  },
  'admin.rollback-failed': {
    label: 'A bot is down after its update and the way back failed',
    title: ({ instance }) =>
      `The bot "${plainText(instance, 100)}" is down: its update failed, and so did the way back`,
    text: ({ reason }) => plainText(reason, reasonLength),
    action: { label: 'See the instances', path: '/instances' },
  },
  'admin.job-failed': {
    label: 'A job failed for good',
    title: ({ queue }) => `A job of ${plainText(queue, 100)} failed for good`,
    text: ({ error }) => (error === undefined ? '' : plainText(error, reasonLength)),
    action: { label: 'See the failed jobs', path: '/jobs?state=failed' },
  },
};

/** A notice in words. */
export interface SaidNotice {
  readonly title: string;
  readonly text?: string;
  readonly points?: readonly Points[];
  readonly action?: { readonly label: string; readonly path: string };
}

/**
 * Says a notice. `orgName` is what the organisation is called; `basePath` where its pages are in the app (`/orgs/acme`), absent
 * where the reader has no way into it, and then there is nothing to open; `locale` how
 * they want dates to be written.
 */
export function sayNotice<K extends NoticeKind>(
  kind: K,
  facts: NoticeFacts[K],
  { orgName, basePath, locale }: { orgName: string | null; basePath?: string; locale?: string },
): SaidNotice {
  const words: NoticeWords<NoticeFacts[K]> = noticeWords[kind];
  const org = orgName === null ? '' : plainName(orgName);
  const text = words.text?.(facts, org, locale);
  const points = words.points?.(facts) ?? [];
  const { action } = words;
  return {
    title: words.title(facts, org),
    ...(text !== undefined && text !== '' && { text }),
    ...(points.length > 0 && { points }),
    ...(action !== undefined &&
      basePath !== undefined && { action: { label: action.label, path: `${basePath}${action.path}` } }),
  };
}
