import {
  type CheckContext,
  type CheckPerson,
  type CheckRow,
  expectIdempotent,
  expectStatus,
  expectThat,
  membersOf,
  newPerson,
} from '../check-row.ts';

const CONCURRENCY = 10;

export const memberRows: readonly CheckRow[] = [
  {
    name: 'the first admin is an active owner',
    run: async (context) => {
      const admin = await memberOf(context, context.admin);
      expectThat(admin?.status === 'active', 'the admin is not an active member');
      expectThat(admin.role === 'owner', `the admin's role is "${admin.role}"`);
    },
  },
  {
    name: 'members/add: {"ok":true}, twice and at once, is one active member',
    run: async (context) => {
      const person = newPerson(context.tenantId, 'added');
      await add(context, person, 'member');
      await Promise.all(Array.from({ length: 5 }, () => add(context, person, 'member')));
      const rows = (await membersOf(context)).filter((member) => member.userId === person.id);
      expectThat(rows.length === 1, `the list has them ${rows.length} times`);
      expectThat(rows[0]?.role === 'member' && rows[0].status === 'active', `the list says ${JSON.stringify(rows[0])}`);
    },
  },
  {
    name: 'members/change-role: to admin and back, each twice',
    run: async (context) => {
      const person = newPerson(context.tenantId, 'changed');
      await add(context, person, 'member');
      for (const role of ['admin', 'member']) {
        const body = { companyId: context.companyId, userId: person.id, role };
        await expectIdempotent(context, 'POST', '/internal/members/change-role', body);
        // Reconciliation compares the list with what the platform said, whatever the bot makes of it inside.
        const now = (await memberOf(context, person))?.role ?? 'nothing';
        expectThat(now === role, `after the change to ${role} the list says ${now}`);
      }
    },
  },
  {
    name: 'members/remove: twice, and the list is without them; adding again brings them back',
    run: async (context) => {
      const person = newPerson(context.tenantId, 'removed');
      await add(context, person, 'member');
      await remove(context, person);
      expectThat((await memberOf(context, person))?.status !== 'active', 'the list still has them');
      await add(context, person, 'member');
      expectThat((await memberOf(context, person))?.status === 'active', 'they are not back');
    },
  },
  {
    name: 'members/erase: twice, and name and address are gone',
    run: async (context) => {
      const { client, companyId, page, tenantId } = context;
      const person = newPerson(tenantId, 'erased');
      await add(context, person, 'member');
      await remove(context, person);
      const body = { companyId, userId: person.id, pseudonym: 'Former member' };
      await expectIdempotent(context, 'POST', '/internal/members/erase', body);
      const seen = await client.call('GET', page, { headers: await context.headersOf(context.admin) });
      expectStatus(seen, [200], `GET ${page} as the admin`);
      expectThat(!seen.text.includes(person.name), `${page} still shows the name`);
      expectThat(!seen.text.includes(person.email), `${page} still shows the address`);
    },
  },
  {
    name: 'many members: all of them are added and listed',
    run: async (context) => {
      const people = Array.from({ length: context.members }, (_, i) => newPerson(context.tenantId, `m${i}`));
      const startedAt = performance.now();
      const queue = people.values();
      await Promise.all(
        Array.from({ length: CONCURRENCY }, async () => {
          for (const person of queue) await add(context, person, 'member');
        }),
      );
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      const listed = new Set((await membersOf(context)).map((member) => member.userId));
      const missing = people.filter((person) => !listed.has(person.id)).length;
      expectThat(missing === 0, `${missing} of ${people.length} are not in the list`);
      return `${people.length} added in ${seconds} s`;
    },
  },
];

export async function add({ client, companyId }: CheckContext, user: CheckPerson, role: string): Promise<void> {
  const answer = await client.call('POST', '/internal/members/add', { body: { companyId, user, role } });
  expectStatus(answer, [200], 'members/add');
  expectThat((answer.json as { ok?: unknown } | undefined)?.ok === true, 'members/add doesn\'t answer {"ok":true}');
}

export async function remove(context: CheckContext, person: CheckPerson): Promise<void> {
  const body = { companyId: context.companyId, userId: person.id };
  await expectIdempotent(context, 'POST', '/internal/members/remove', body);
}

async function memberOf(context: CheckContext, person: CheckPerson) {
  return (await membersOf(context)).find((member) => member.userId === person.id);
}
