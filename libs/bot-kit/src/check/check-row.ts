import type { Identity } from '../identity/identity-headers.ts';
import type { ProvisionedMember } from '../provision/protocol.ts';
import type { BotAnswer, BotClient } from './bot-client.ts';

/** What the rows share: the bot, a tenant of their own, and how to appear as one of its people. */
export interface CheckContext {
  readonly client: BotClient;
  /** where the bot shows who is acting */
  readonly page: string;
  /** how many members the bot must bear */
  readonly members: number;
  readonly tenantId: string;
  readonly admin: CheckPerson;
  /** the bot's id of the company; set by the first row of provisioning */
  companyId: string;
  /** The headers of the platform for a person of the tenant, with the assertion where a signing key is known. */
  readonly headersOf: (person: CheckPerson, changed?: Partial<Identity>) => Promise<Record<string, string>>;
}

export interface CheckPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** One line of the contract. It fails by throwing; what it answers is printed as a note. */
export interface CheckRow {
  readonly name: string;
  readonly run: (context: CheckContext) => Promise<string | void>;
}

/** The bot doesn't keep the contract; the message says what was expected and what came. */
export class CheckFailure extends Error {
  override readonly name = 'CheckFailure';
}

/** Fails unless the status is one of these. */
export function expectStatus(answer: BotAnswer, expected: readonly number[], what = 'the call'): void {
  if (expected.includes(answer.status)) return;
  const text = answer.text.replaceAll(/\s+/g, ' ').slice(0, 120);
  throw new CheckFailure(`${what}: expected ${expected.join(' or ')}, got ${answer.status} ${text}`.trimEnd());
}

export function expectThat(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new CheckFailure(otherwise);
}

/** The body as an object with string keys; fails where it is none. */
export function bodyOf(answer: BotAnswer): Readonly<Record<string, unknown>> {
  const { json } = answer;
  expectThat(typeof json === 'object' && json !== null && !Array.isArray(json), 'the body is no JSON object');
  return json as Record<string, unknown>;
}

/** The members the bot reports for the check's company. */
export async function membersOf({ client, companyId }: CheckContext): Promise<ProvisionedMember[]> {
  const answer = await client.call('GET', `/internal/members?companyId=${encodeURIComponent(companyId)}`);
  expectStatus(answer, [200], 'the member list');
  const { members } = bodyOf(answer);
  expectThat(Array.isArray(members), 'the member list has no "members"');
  return members as ProvisionedMember[];
}

/** A call that must answer 200, and 200 again when repeated. */
export async function expectIdempotent(
  context: CheckContext,
  method: string,
  path: string,
  body: object,
): Promise<void> {
  const first = await context.client.call(method, path, { body });
  expectStatus(first, [200], `${method} ${path}`);
  const again = await context.client.call(method, path, { body });
  expectStatus(again, [200], `${method} ${path} again`);
  expectThat(first.text === again.text, `${method} ${path} answers differently the second time`);
}

/** A person no other run of the check knows. */
export function newPerson(tenantId: string, label: string): CheckPerson {
  return { id: `${tenantId}-${label}`, email: `${label}.${tenantId}@check.example`, name: `Zoë ${label} ${tenantId}` };
}
