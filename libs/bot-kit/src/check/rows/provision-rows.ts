import { bodyOf, type CheckContext, type CheckRow, expectStatus, expectThat } from '../check-row.ts';

/** Every call that needs the bearer. The bodies would do harm if they were taken, so the ids are nobody's. */
const PROTECTED: readonly (readonly [method: string, path: string, body?: object])[] = [
  [
    'POST',
    '/internal/provision',
    tenantBody({ tenantId: 'nobody', admin: { id: 'n', email: 'n@check.example', name: 'N' } }),
  ],
  ['DELETE', '/internal/provision', { tenantEntityId: 'nobody' }],
  ['GET', '/internal/members?companyId=nobody'],
  [
    'POST',
    '/internal/members/add',
    { companyId: 'nobody', user: { id: 'n', email: 'n@check.example' }, role: 'member' },
  ],
  ['POST', '/internal/members/remove', { companyId: 'nobody', userId: 'n' }],
  ['POST', '/internal/members/change-role', { companyId: 'nobody', userId: 'n', role: 'member' }],
  ['POST', '/internal/members/erase', { companyId: 'nobody', userId: 'n', pseudonym: 'N' }],
];

export const provisionRows: readonly CheckRow[] = [
  {
    name: 'bearer: 401 to every call without it and with a wrong one',
    run: async ({ client }) => {
      for (const [method, path, body] of PROTECTED) {
        for (const bearer of [null, 'wrong-secret']) {
          const answer = await client.call(method, path, { body, bearer });
          expectStatus(answer, [401], `${method} ${path} with ${bearer ?? 'no'} bearer`);
        }
      }
    },
  },
  {
    name: 'provision: 201 with ids, the same tenant again 200 with the same ids',
    run: async (context) => {
      const body = tenantBody(context);
      const first = await context.client.call('POST', '/internal/provision', { body });
      expectStatus(first, [201], 'the first call');
      const { tenantEntityId, adminUserId } = bodyOf(first);
      expectThat(typeof tenantEntityId === 'string' && tenantEntityId !== '', '"tenantEntityId" is missing');
      expectThat(typeof adminUserId === 'string' && adminUserId !== '', '"adminUserId" is missing');
      context.companyId = tenantEntityId;
      const again = await context.client.call('POST', '/internal/provision', { body });
      expectStatus(again, [200], 'the second call');
      expectThat(bodyOf(again).tenantEntityId === tenantEntityId, 'the second call answers another tenantEntityId');
      expectThat(bodyOf(again).adminUserId === adminUserId, 'the second call answers another adminUserId');
    },
  },
  {
    name: 'provision: ten calls for one new tenant at once make one company',
    run: async ({ client, tenantId, admin }) => {
      const body = tenantBody({ tenantId: `${tenantId}-at-once`, admin });
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => client.call('POST', '/internal/provision', { body })),
      );
      for (const answer of answers) expectStatus(answer, [200, 201], 'one of them');
      const ids = new Set(answers.map((answer) => bodyOf(answer).tenantEntityId));
      for (const tenantEntityId of ids) {
        await client.call('DELETE', '/internal/provision', { body: { tenantEntityId } });
      }
      expectThat(ids.size === 1, `they made ${ids.size} companies`);
      const created = answers.filter((answer) => answer.status === 201).length;
      expectThat(created === 1, `${created} of them answered 201`);
    },
  },
  {
    name: 'bad bodies: 422 that names the field',
    run: async (context) => {
      const { client, companyId } = context;
      const good = tenantBody(context);
      const cases: readonly (readonly [path: string, body: unknown, field: string])[] = [
        ['/internal/provision', { ...good, tenantId: undefined }, 'tenantId'],
        ['/internal/provision', { ...good, tenantName: 7 }, 'tenantName'],
        ['/internal/provision', { ...good, adminUser: { ...good.adminUser, email: undefined } }, 'email'],
        ['/internal/members/add', { companyId, user: { id: 'n', email: 'n@check.example' }, role: 'king' }, 'role'],
        ['/internal/members/remove', { companyId }, 'userId'],
        ['/internal/members/change-role', { companyId, userId: context.admin.id }, 'role'],
        ['/internal/members/erase', { companyId, userId: 'n' }, 'pseudonym'],
      ];
      for (const [path, body, field] of cases) {
        const answer = await client.call('POST', path, { body });
        expectStatus(answer, [422], `${path} with a bad ${field}`);
        expectThat(answer.text.includes(field), `${path}: the answer doesn't name "${field}"`);
      }
      expectStatus(await client.call('POST', '/internal/provision', { body: '{"broken' }), [422, 400], 'broken JSON');
    },
  },
  {
    name: 'unknown company: 404',
    run: async ({ client, tenantId }) => {
      for (const [method, path, body] of PROTECTED.filter(([, path]) => path.startsWith('/internal/members'))) {
        const companyId = `unknown-${tenantId}`;
        const answer = await client.call(method, path.replace('nobody', companyId), {
          body: body && { ...body, companyId },
        });
        expectStatus(answer, [404], `${method} ${path}`);
      }
    },
  },
  {
    name: 'drain: 202, or 404 where the bot has none',
    run: async ({ client }) => {
      const drain = await client.call('POST', '/internal/drain', { body: { deadlineSeconds: 5 } });
      expectStatus(drain, [202, 404], 'POST /internal/drain');
      const resume = await client.call('DELETE', '/internal/drain');
      expectStatus(resume, [drain.status], 'DELETE /internal/drain');
      return drain.status === 404 ? 'the bot has none' : undefined;
    },
  },
];

/** Run last: it takes the check's company away. */
export const removalRows: readonly CheckRow[] = [
  {
    name: 'remove the company: 200, again 200, and its members are gone',
    run: async ({ client, companyId }) => {
      expectThat(companyId !== '', 'no company was provisioned');
      for (const time of ['first', 'second']) {
        const answer = await client.call('DELETE', '/internal/provision', { body: { tenantEntityId: companyId } });
        expectStatus(answer, [200], `the ${time} call`);
      }
      const list = await client.call('GET', `/internal/members?companyId=${encodeURIComponent(companyId)}`);
      expectStatus(list, [404], 'the member list afterwards');
    },
  },
];

function tenantBody({ tenantId, admin }: Pick<CheckContext, 'tenantId' | 'admin'>) {
  return { tenantId, tenantName: `Check ${tenantId}`, adminUser: admin };
}
