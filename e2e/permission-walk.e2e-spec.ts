import { MaintenanceSchedule } from '@moorage/contracts';
import { orgStatuses, permissions, roles, type MaintenanceMode, type OrgStatus } from '@moorage/kernel';
import { eventually } from '@moorage/kernel/testing';
import type { Express } from 'express';
import { Agent, request } from 'undici';
import type { Actor } from './dsl/actor.ts';
import { apiRoutes, pathWith, type ApiRoute } from './dsl/api-routes.ts';
import { aCrowd, type Bystander, type Credentials } from './dsl/crowd.ts';
import { documentedRights, expectedAccess, type Caller, type Verdict, type Where } from './dsl/expected-access.ts';
import { aPlatformAdmin } from './dsl/platform-admin.ts';
import { flawsOf } from './dsl/problem-flaws.ts';
import { TestApp } from './dsl/test-app.ts';
import { forgetRateLimits } from './dsl/two-organisations.ts';
import { validBodies } from './dsl/valid-bodies.ts';

const nobody = '00000000-0000-7000-8000-000000000000';

/** The doors that are open to anybody: the list that a reviewer reads, so that a new one doesn't open unseen. */
const openToAnybody = [
  'beginHandoff',
  'forgotPassword',
  'getAssertionKeys',
  'getInstallation',
  'getLogo',
  'getPlatformMaintenance',
  'inspectInvitation',
  'resendVerification',
  'resetPassword',
  'signIn',
  'signOut',
  'signUp',
  'signUpByInvitation',
  'unsubscribe',
  'verifyEmail',
  'verifyProxiedRequest',
];

/** Served, and told of nowhere: for whoever runs the installation, see the operators' guide. */
const undocumented = ['get /healthz', 'get /readyz', 'get /metrics'];

const callers: readonly Caller[] = [
  ...roles.map((role) => ({ name: role, role })),
  { name: 'a platform admin', platformAdmin: true },
  { name: 'a platform admin who is MEMBER', platformAdmin: true, role: 'MEMBER' },
  { name: "an organisation's key to read", key: { ofOrg: true, scopes: ['read'] } },
  { name: "an organisation's key to write", key: { ofOrg: true, scopes: ['write'] } },
  { name: "an organisation's key for everything", key: { ofOrg: true, scopes: ['read', 'write', 'admin'] } },
  { name: "a MANAGER's own key to read", role: 'MANAGER', key: { scopes: ['read'] } },
  { name: "a MANAGER's own key for everything", role: 'MANAGER', key: { scopes: ['read', 'write', 'admin'] } },
  { name: "a platform admin's key without `admin`", platformAdmin: true, key: { scopes: ['read', 'write'] } },
  { name: "a platform admin's key with `admin`", platformAdmin: true, key: { scopes: ['read', 'write', 'admin'] } },
  { name: 'a stranger' },
  { name: 'nobody', signedOut: true },
];

const active: Where = { kind: 'own', status: 'ACTIVE' };
const everywhere: readonly Where[] = [
  ...orgStatuses.map((status): Where => ({ kind: 'own', status })),
  { kind: 'other' },
  { kind: 'none' },
];

/** What brings an organisation out of its state has one of its own, so that the others stay in theirs. */
const restoring = new Set(['restoreOrganization']);

/** Answered by the proxy, which speaks to reverse proxies rather than to clients of the API. */
const byProxy = 'verifyProxiedRequest';

/** Refusals of the guard; whatever else a route answers, it had let the caller in. */
const refusals =
  /^(?:AUTH\.(?:REQUIRED|SCOPE_MISSING|ADMIN_REQUIRED)|TENANT\..*|PERMISSION\.DENIED|ORG\.(?:SUSPENDED|PENDING_VERIFICATION|DEACTIVATED)|MAINTENANCE\.(?:OFFLINE|READ_ONLY)|REQUEST\.(?:CROSS_ORIGIN|RATE_LIMITED))$/;

interface Cell {
  readonly route: ApiRoute;
  readonly caller: Caller;
  readonly where: Where;
}

/**
 * Every route × everybody × every state of an organisation, compared with docs/operators/permissions.md and with what the
 * OpenAPI document declares. A new route is in it by itself. In each cell somebody of their own asks, so that whoever was let
 * in to leave, or to sign out, is missed by no other.
 */
describe('who is let in', () => {
  let app: TestApp;
  let admin: Actor;
  const connections = new Agent({ connections: 16 });
  /** By status; `other` is nobody's; `maintained` is for windows of its own; `restored` is one that was deactivated. */
  const orgs: Record<OrgStatus | 'other' | 'maintained' | 'restored', string> = {
    ACTIVE: '',
    PENDING_VERIFICATION: '',
    SUSPENDED: '',
    DEACTIVATED: '',
    other: '',
    maintained: '',
    restored: '',
  };

  beforeAll(async () => {
    // No worker: it would tell bots of thousands of people.
    app = await TestApp.start({ environment: { MOORAGE_ROLE: 'web' } });
    admin = await aPlatformAdmin(app);
    const founder = await app.aPerson('Fred Founder');
    for (const name of Object.keys(orgs) as (keyof typeof orgs)[]) {
      await admin
        .patch('/api/admin/settings', { orgVerificationRequired: name === 'PENDING_VERIFICATION' })
        .expect(200);
      const slug = `org-${name.toLowerCase().replaceAll('_', '-')}`;
      const made = await founder.post('/api/organizations', { name: slug, slug }).expect(201);
      orgs[name] = (made.body as { id: string }).id;
    }
    await admin.post(`/api/admin/organizations/${orgs.SUSPENDED}/suspend`, { reason: 'Unpaid invoices' }).expect(204);
    await founder.in(orgs.DEACTIVATED).post('/api/organization/deactivate', { name: 'org-deactivated' }).expect(204);
    await founder.in(orgs.restored).post('/api/organization/deactivate', { name: 'org-restored' }).expect(204);
  });
  afterAll(async () => {
    await connections.destroy();
    await app.stop();
  });

  const idOf = ({ route, where }: Cell): string | undefined => {
    if (where.kind === 'none') return undefined;
    if (where.kind === 'other') return orgs.other;
    if (where.status === 'DEACTIVATED' && restoring.has(route.name)) return orgs.restored;
    return where.maintenance === undefined ? orgs[where.status] : orgs.maintained;
  };
  const bystanderIn = (cell: Cell): Bystander => {
    const { role, platformAdmin = false, key } = cell.caller;
    const home = (cell.where.kind === 'own' ? idOf(cell) : undefined) ?? orgs.ACTIVE;
    return {
      platformAdmin,
      orgId: home,
      ...(role !== undefined && { role }),
      ...(key !== undefined && { key: { scopes: key.scopes, ...(key.ofOrg === true && { ofOrg: home }) } }),
    };
  };

  async function knock(cell: Cell, who: Credentials): Promise<Verdict> {
    const { route } = cell;
    const body = route.takesFile ? 'no picture' : route.body && JSON.stringify(validBodies[route.name]);
    const tenant = idOf(cell);
    const answer = await request(app.url + pathWith(route, nobody), {
      method: route.method.toUpperCase() as 'GET',
      dispatcher: connections,
      headers: {
        ...who,
        origin: app.url,
        ...(tenant !== undefined && { 'x-tenant-id': tenant }),
        ...(body !== undefined && {
          'content-type': route.takesFile ? 'application/octet-stream' : 'application/json',
        }),
      },
      ...(body !== undefined && { body }),
    });
    if (String(answer.headers['content-type']).startsWith('text/event-stream')) {
      answer.body.on('error', () => undefined).destroy();
      return 'in';
    }
    const text = await answer.body.text();
    const { statusCode: status, headers } = answer;
    if (status < 400 || route.name === byProxy) return 'in';
    const problem = JSON.parse(text) as { code: string };
    // Maintenance is the one reason for a 503 that is nobody's fault.
    const flaws = problem.code.startsWith('MAINTENANCE.') ? [] : flawsOf({ status, headers, body: problem, text });
    if ((status === 401 || status === 404) && text.includes('org-')) flaws.push('tells of the organisation');
    if (flaws.length > 0) return `${status} that ${flaws.join(', ')}`;
    return problem.code === 'REQUEST.NOT_FOUND' || refusals.test(problem.code) ? `${status} ${problem.code}` : 'in';
  }

  /** Each cell whose answer isn't what was expected, in a sentence. */
  async function differences(cells: readonly Cell[], ofInstallation?: MaintenanceMode): Promise<string[]> {
    await forgetRateLimits(app);
    const people = await aCrowd(app, cells.map(bystanderIn));
    const found: string[] = [];
    const waiting = cells.entries();
    const work = async (): Promise<void> => {
      for (const [index, cell] of waiting) {
        const { route, caller, where } = cell;
        const expected = expectedAccess(route, caller, where, ofInstallation);
        const actual = await knock(cell, caller.signedOut === true ? {} : (people[index] ?? {}));
        const place = where.kind === 'own' ? `their own (${where.status})` : where.kind;
        if (actual !== expected) found.push(`${route.name} by ${caller.name} in ${place}: ${actual}, not ${expected}`);
      }
    };
    await Promise.all(Array.from({ length: 12 }, work));
    return found;
  }

  const cellsOf = (caller: Caller, places: readonly Where[]): Cell[] =>
    apiRoutes.flatMap((route) =>
      // Where nobody asks for an organisation, it doesn't matter which one is named.
      (route.access.kind === 'permission' ? places : places.slice(0, 1)).map((where) => ({ route, caller, where })),
    );

  it('is asked of every route that is served', () => {
    const { router } = app.running.app.getHttpAdapter().getInstance() as Express;
    const served = router.stack.flatMap(({ route }) =>
      // The last one answers whatever is not there.
      route === undefined || route.path.includes('*')
        ? []
        : route.stack.map(({ method }) => `${method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`),
    );
    const documented = apiRoutes.map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(served), 'get /api/proxy/verify'].sort()).toEqual([...documented, ...undocumented].sort());
  });

  it('is documented for every permission', () => {
    expect([...documentedRights.keys()].sort()).toEqual([...permissions].sort());
  });

  it('is anybody where a reviewer has seen it', () => {
    const open = apiRoutes.filter(({ access }) => access.kind === 'public').map(({ name }) => name);
    expect(open.sort()).toEqual([...openToAnybody].sort());
  });

  it('can be asked with a body that has nothing wrong in it', () => {
    expect(
      apiRoutes.filter(({ name, body }) => body && validBodies[name] === undefined).map(({ name }) => name),
    ).toEqual([]);
  });

  it.each(callers)('$name: where the table says so', async (caller) => {
    expect(await differences(cellsOf(caller, everywhere))).toEqual([]);
  });

  const sample = callers.filter(({ name }) =>
    ['OWNER', 'MEMBER', 'a platform admin', "an organisation's key for everything", 'nobody'].includes(name),
  );

  /** The mode comes and goes a moment after the call; what only tells of maintenance may stay. */
  const known = (mode: MaintenanceMode | undefined, orgId?: string): Promise<unknown> =>
    eventually(() => {
      const running = app.running.app.get(MaintenanceSchedule).running(orgId)?.mode;
      return (running === 'BANNER' ? undefined : running) === mode;
    });

  describe.each(['READ_ONLY', 'OFFLINE'] as const)('during maintenance, %s,', (mode) => {
    const during = async (windows: string, by: Actor, orgId: string | undefined, work: () => Promise<void>) => {
      const { id } = (await by.post(windows, { mode }).expect(201)).body as { id: string };
      await known(mode, orgId);
      try {
        await work();
      } finally {
        await by.post(`${windows}/${id}/end`).expect(204);
        await known(undefined, orgId);
      }
    };

    it.each(sample)('of the organisation: $name', async (caller) => {
      const maintained: Where = { kind: 'own', status: 'ACTIVE', maintenance: mode };
      await during('/api/organization/maintenance-windows', admin.in(orgs.maintained), orgs.maintained, async () => {
        expect(await differences(cellsOf(caller, [maintained]))).toEqual([]);
      });
    });

    it.each(sample)('of the installation: $name', async (caller) => {
      await during('/api/admin/maintenance-windows', admin, undefined, async () => {
        expect(await differences(cellsOf(caller, [active]), mode)).toEqual([]);
      });
    });
  });
});
