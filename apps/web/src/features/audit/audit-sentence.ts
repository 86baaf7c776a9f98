import { roleName, roles } from '../../lib/role-name.ts';
import { localTime } from '../../lib/time-text.ts';
import type { AuditAction, AuditEntry } from './audit-entry.ts';

type Told = Pick<AuditEntry, 'action' | 'actor' | 'target' | 'before' | 'after' | 'erased'>;

interface Parts {
  readonly who: string;
  readonly whom: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** How each action reads; undefined where its own words do (`domain.claimed`: "claimed the domain …"). */
const sentences: Readonly<Record<AuditAction, ((parts: Parts) => string) | undefined>> = {
  'person.signed-up': ({ who, whom }) => (who === whom ? `${who} signed up` : `${who} made an account for ${whom}`),
  'person.sign-up-repeated': ({ who }) => `${who} asked for an account that is there already`,
  'person.email-verified': ({ who }) => `${who} verified the e-mail address`,
  'person.signed-in': ({ who }) => `${who} signed in`,
  'person.signed-out': ({ who }) => `${who} signed out`,
  'person.renamed': ({ who, after }) => `${who} changed the name to ${text(after['name'])}`,
  'person.password-changed': ({ who }) => `${who} changed the password`,
  'person.password-reset': ({ who }) => `${who} set a new password by a mailed link`,
  'person.sessions-ended': ({ who, after }) =>
    after['ended'] === 1 ? `${who} ended a session` : `${who} ended other sessions`,
  'person.made-platform-admin': ({ who, whom }) => `${who} made ${whom} platform admin`,
  'person.platform-admin-revoked': ({ who, whom }) => `${who} took the admin section from ${whom}`,
  'api-key.created': ({ who, whom }) => `${who} made the API key ${whom}`,
  'api-key.revoked': ({ who, whom }) => `${who} revoked the API key ${whom}`,
  'domain.claimed': undefined,
  'domain.verified': undefined,
  'domain.removed': undefined,
  'domain.record-lost': ({ whom }) => `The DNS record of ${whom} is gone`,
  'domain.record-found': ({ whom }) => `The DNS record of ${whom} is there again`,
  'domain.lost': ({ whom }) => `The domain ${whom} is no longer proven`,
  'platform-settings.changed': ({ who }) => `${who} changed the settings of the installation`,
  'organization.created': ({ who, whom }) => `${who} made the organisation ${whom}`,
  'organization.approved': ({ who }) => `${who} approved the organisation`,
  'organization.rejected': ({ who }) => `${who} rejected the organisation`,
  'organization.resubmitted': ({ who }) => `${who} asked for the organisation to be looked at again`,
  'organization.renamed': ({ who, after }) => `${who} renamed the organisation to ${text(after['name'])}`,
  'organization.suspended': ({ who }) => `${who} suspended the organisation`,
  'organization.reactivated': ({ who }) => `${who} reactivated the organisation`,
  'organization.deactivated': ({ who }) => `${who} deactivated the organisation`,
  'organization.restored': ({ who }) => `${who} brought the organisation back`,
  'organization.deleted': () => `The organisation was deleted`,
  'organization.seats-set': ({ who, after }) =>
    after['seatsTotal'] === null
      ? `${who} took the limit of seats away`
      : `${who} set the seats to ${text(after['seatsTotal'])}`,
  'organization.ownership-transferred': ({ who, whom }) => `${who} handed the organisation to ${whom}`,
  'organization.profile-changed': ({ who }) => `${who} changed the organisation’s profile`,
  'organization.color-changed': ({ who }) => `${who} changed the organisation’s colour`,
  'organization.logo-changed': ({ who }) => `${who} changed the logo`,
  'organization.logo-removed': ({ who }) => `${who} removed the logo`,
  'organization.capabilities-set': ({ who }) => `${who} changed what the organisation may do`,
  'organization.parent-set': ({ who }) => `${who} changed the group that the organisation belongs to`,
  'organization.converted-to-team': ({ who }) => `${who} turned the personal workspace into a team`,
  'organization.slug-changed': ({ who, after }) =>
    `${who} changed the organisation’s address to ${text(after['slug'])}`,
  'invitation-expiry.set': ({ who }) => `${who} changed how long invitations are open`,
  'member-list.exported': ({ who }) => `${who} exported the list of members`,
  'person.preferences-changed': ({ who }) => `${who} changed their preferences`,
  'member.joined': ({ who, whom }) => (who === whom ? `${who} joined` : `${who} let ${whom} in`),
  'member.revived': ({ who, whom }) => (who === whom ? `${who} came back` : `${who} let ${whom} in again`),
  'member.left': ({ who }) => `${who} left`,
  'member.removed': ({ who, whom }) => `${who} removed ${whom}`,
  'member.suspended': ({ who, whom }) => `${who} suspended ${whom}`,
  'member.reactivated': ({ who, whom }) => `${who} reactivated ${whom}`,
  'member.role-changed': ({ who, whom, after }) =>
    who === whom ? `${who} became ${text(after['role'])}` : `${who} made ${whom} ${text(after['role'])}`,
  'invitation.sent': ({ who, whom, after }) => `${who} invited ${whom} as ${text(after['role'])}`,
  'invitation.resent': ({ who, whom }) => `${who} invited ${whom} again`,
  'invitation.accepted': ({ who }) => `${who} accepted the invitation`,
  'invitation.revoked': ({ who, whom }) => `${who} withdrew the invitation of ${whom}`,
  'join-request.made': ({ who }) => `${who} asked to join`,
  'join-request.approved': ({ who, whom }) => `${who} let ${whom} join`,
  'join-request.declined': ({ who, whom }) => `${who} declined that ${whom} joins`,
  'join-request.withdrawn': ({ who, whom }) =>
    who === whom ? `${who} no longer asks to join` : `The request of ${whom} to join was settled`,
  'maintenance.scheduled': ({ who }) => `${who} scheduled maintenance`,
  'maintenance.changed': ({ who }) => `${who} changed a maintenance window`,
  'maintenance.ended': ({ who }) => `${who} ended a maintenance window`,
  'instance.created': () => 'The bot instance was made',
  'instance.start-requested': ({ who }) => `${who} started the bot`,
  'instance.stop-requested': ({ who }) => `${who} stopped the bot`,
  'instance.restart-requested': ({ who }) => `${who} restarted the bot`,
  'instance.retry-requested': ({ who }) => `${who} had the bot tried again`,
  'instance.delete-requested': ({ who }) => `${who} had the bot deleted`,
  'instance.update-requested': ({ who }) => `${who} had the bot updated`,
  'instance.update-dismissed': ({ who }) => `${who} put an update of the bot off`,
  'instance.update-policy-set': ({ who, after }) =>
    after['policy'] === null
      ? `${who} took the bot’s own update policy away`
      : `${who} set the bot’s own update policy to ${text(after['policy'])}`,
  'instance.updated': () => 'The bot was updated',
  'instance.update-failed': () => 'An update of the bot failed',
  'provisioning.retry-requested': ({ who, whom }) => `${who} had ${whom} sent to the bot again`,
  'provisioning.reconciled': ({ who }) => `${who} had the bot’s members compared`,
  'notification-preferences.changed': ({ who }) => `${who} changed which notices come by mail`,
  'audit.exported': ({ who }) => `${who} exported the audit log`,
  'job.retried': ({ who, whom }) => `${who} had a job of ${whom} tried again`,
  'release.quarantined': ({ who, whom }) => `${who} put the release ${whom} in quarantine`,
  'release.quarantine-lifted': ({ who, whom }) => `${who} lifted the quarantine of the release ${whom}`,
  'fleet-mode.set': ({ who, after }) =>
    after['mode'] === 'paused'
      ? `${who} paused all updates of the installation`
      : `${who} set updates of the installation to ${text(after['mode'])}`,
  'update-policy.set': ({ who, after }) =>
    after['mode'] === 'auto'
      ? `${who} chose automatic updates at ${hourText(after['preferredHourUtc'])} UTC`
      : `${who} chose updates by hand`,
  'update-policy.reset': ({ who }) => `${who} took back what was chosen about updates`,
  'rollout.requested': ({ who, whom }) => `${who} started a rollout of ${whom}`,
  'rollout.paused': ({ who, whom }) => `${who} paused the rollout of ${whom}`,
  'rollout.resumed': ({ who, whom }) => `${who} resumed the rollout of ${whom}`,
  'rollout.aborted': ({ who, whom }) => `${who} aborted the rollout of ${whom}`,
  'rollout.retried': ({ who, whom }) => `${who} had the failed bots of the rollout of ${whom} tried again`,
  'rollout.finished': ({ whom }) => `The rollout of ${whom} finished`,
  'audit.pruned': () => 'Entries whose time was over were removed from the log',
};

export const actions = Object.keys(sentences) as AuditAction[];

/** What happened, as one sentence: "Ada Müller made Ben Ode Admin". */
export function sentenceOf({ action, actor, target, before = {}, after = {}, erased }: Told): string {
  const who = actorName({ actor, erased });
  const whom =
    target === undefined ? 'something' : (nameIn(target.label) ?? (erased ? 'an erased person' : wordsOf(target.type)));
  const told = sentences[action];
  if (told !== undefined) return told({ who, whom, before, after });
  const [thing = '', done = ''] = action.split('.');
  return `${who} ${wordsOf(done)} the ${wordsOf(thing)}${nameIn(target?.label) === undefined ? '' : ` ${whom}`}`;
}

/** Who did it, as a reader knows them. */
export function actorName({ actor, erased }: Pick<Told, 'actor' | 'erased'>): string {
  if (actor.type === 'system') return 'Moorage';
  const name = nameIn(actor.label) ?? (erased ? 'An erased person' : 'Somebody');
  if (actor.type === 'api-key') return `${name} (by API key)`;
  return actor.type === 'platform-admin' ? `${name} (platform admin)` : name;
}

/** `member.role-changed` as a heading: "Member: role changed". */
export function actionName(action: AuditAction): string {
  const [thing = '', done = ''] = action.split('.');
  const words = wordsOf(thing);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${wordsOf(done)}`;
}

export interface Change {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What changed, field by field. */
export function changesOf(
  { before = {}, after = {} }: Pick<Told, 'before' | 'after'>,
  locale: string | undefined,
): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => ({
    field: fieldName(field),
    before: field in before ? text(before[field], locale) : undefined,
    after: field in after ? text(after[field], locale) : undefined,
  }));
}

/** Of `Ada Müller <ada@example.com>` the name. */
function nameIn(label: string | undefined): string | undefined {
  return label?.replace(/\s<[^<>]*>$/, '');
}

function wordsOf(name: string): string {
  return name.replaceAll('-', ' ').replace('organization', 'organisation');
}

function fieldName(field: string): string {
  const words = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** 3 as "03:00". */
function hourText(hour: unknown): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function text(value: unknown, locale?: string): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((each) => text(each, locale)).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string')
    return typeof value === 'number' ? value.toLocaleString(locale) : JSON.stringify(value);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return localTime(new Date(value), locale);
  const role = roles.find((known) => known === value);
  return role === undefined ? value : roleName(role);
}
