import { ASSERTION_HEADER, IDENTITY_HEADERS } from '../../identity/identity-headers.ts';
import { type CheckContext, type CheckRow, expectStatus, expectThat, newPerson } from '../check-row.ts';
import { add, remove } from './member-rows.ts';

const REFUSED = [401, 403];

/** Names that some servers take for the real ones. */
const LOOK_ALIKES: readonly ((name: string) => string)[] = [
  (name) => name.replaceAll('-', '_'),
  (name) => name.replaceAll('-', '.'),
  (name) => name.replaceAll('-', ''),
];

export const identityRows: readonly CheckRow[] = [
  {
    name: 'no identity headers: refused, there is no default user',
    run: (context) => expectRefused(context, {}, 'a request without identity headers'),
  },
  {
    name: 'a member is let in under their own name',
    run: async (context) => {
      const person = newPerson(context.tenantId, 'acting');
      await add(context, person, 'member');
      const answer = await visit(context, await context.headersOf(person));
      expectStatus(answer, [200], `GET ${context.page} as a member`);
      expectThat(answer.text.includes(person.name), `${context.page} doesn't show the name "${person.name}"`);
    },
  },
  {
    name: 'spoofed headers: look-alike names name nobody',
    run: async (context) => {
      const headers = await context.headersOf(context.admin);
      for (const alike of LOOK_ALIKES) {
        const spoofed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [alike(name), value]));
        await expectRefused(context, spoofed, alike(IDENTITY_HEADERS.userId));
      }
    },
  },
  {
    name: 'spoofed headers: a missing or doubled one names nobody',
    run: async (context) => {
      const headers = await context.headersOf(context.admin);
      for (const name of [IDENTITY_HEADERS.userId, IDENTITY_HEADERS.tenantId]) {
        const { [name]: value = '', ...rest } = headers;
        await expectRefused(context, rest, `no ${name}`);
        await expectRefused(context, { ...rest, [name]: [value, `${value}-other`] }, `${name} twice`);
      }
    },
  },
  {
    name: 'a stranger, and a member under another tenant, are refused',
    run: async (context) => {
      const { admin, tenantId } = context;
      const stranger = newPerson(tenantId, 'stranger');
      await expectRefused(context, await context.headersOf(stranger), 'a stranger');
      const elsewhere = await context.headersOf(admin, { tenantId: `${tenantId}-elsewhere` });
      await expectRefused(context, elsewhere, 'a member under another tenant');
    },
  },
  {
    name: 'a removed member is refused at once',
    run: async (context) => {
      const person = newPerson(context.tenantId, 'leaving');
      await add(context, person, 'member');
      const headers = await context.headersOf(person);
      expectStatus(await visit(context, headers), [200], 'before the removal');
      await remove(context, person);
      await expectRefused(context, headers, 'after the removal');
    },
  },
];

/** Only where the check can sign assertions: then the bot must ask for them. */
export const assertionRows: readonly CheckRow[] = [
  {
    name: 'assertion: headers without one, or with a forged one, are refused',
    run: async (context) => {
      const { [ASSERTION_HEADER]: assertion = '', ...headers } = await context.headersOf(context.admin);
      await expectRefused(context, headers, 'no assertion');
      const [head, payload, signature = ''] = assertion.split('.');
      const other = signature.startsWith('A') ? 'B' : 'A';
      const forged = `${head}.${payload}.${other}${signature.slice(1)}`;
      await expectRefused(context, { ...headers, [ASSERTION_HEADER]: forged }, 'a forged assertion');
    },
  },
  {
    name: 'assertion: one that speaks of someone else is refused',
    run: async (context) => {
      const person = newPerson(context.tenantId, 'honest');
      await add(context, person, 'member');
      const { [ASSERTION_HEADER]: assertion = '' } = await context.headersOf(person);
      const headers = await context.headersOf(context.admin);
      await expectRefused(
        context,
        { ...headers, [ASSERTION_HEADER]: assertion },
        'the assertion of a member on the admin',
      );
    },
  },
];

type SentHeaders = Readonly<Record<string, string | readonly string[]>>;

function visit({ client, page }: CheckContext, headers: SentHeaders) {
  return client.call('GET', page, { headers });
}

async function expectRefused(context: CheckContext, headers: SentHeaders, what: string): Promise<void> {
  expectStatus(await visit(context, headers), REFUSED, what);
}
