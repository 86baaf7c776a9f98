import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { DomainError } from '@moorage/kernel';
import { permissions, type Principal, type Tenant } from '@moorage/contracts';
import { IsEmail, IsString, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import request from 'supertest';
import { startPlatformApp, type PlatformApp } from '../testing/index.ts';
import {
  CurrentTenant,
  DuringMaintenance,
  PlatformAdmin,
  Public,
  RateLimited,
  RequiresPermission,
  SignedIn,
} from './access.ts';

class Crew {
  @ApiProperty()
  @IsEmail()
  email: string;
}
class Ship {
  @ApiProperty()
  @IsString()
  name: string;

  @ApiProperty({ type: [Crew] })
  @ValidateNested({ each: true })
  @Type(() => Crew)
  crew: Crew[];
}

@Controller()
class ShipsController {
  @Get('open') @Public('test') open() {
    return { ok: true };
  }
  @Get('mine') @SignedIn() mine() {
    return { ok: true };
  }
  @Post('mine') @SignedIn() change() {
    return { ok: true };
  }
  @Get('admin') @PlatformAdmin() admin() {
    return { ok: true };
  }
  @Get('members') @RequiresPermission('members:read') members(@CurrentTenant() tenant: Tenant) {
    return { orgId: tenant.orgId };
  }
  @Post('members') @RequiresPermission('members:read') write() {
    return { ok: true };
  }
  @Post('repair') @RequiresPermission('members:read', { alsoWhile: ['PENDING_VERIFICATION'] }) repair() {
    return { ok: true };
  }
  @Post('open') @Public('test') openWrite() {
    return { ok: true };
  }
  @Post('always') @RequiresPermission('members:read') @DuringMaintenance('test') always() {
    return { ok: true };
  }
  @Get('counted') @Public('test') @RateLimited({ name: 'counted', limit: 2, windowSeconds: 60 }) counted() {
    return { ok: true };
  }
  @Post('ships') @Public('test') ships(@Body() ship: Ship) {
    return { name: ship.name };
  }
  @Get('broken') @Public('test') broken() {
    throw new Error('select * from secrets where password = hunter2');
  }
  @Get('refused') @Public('test') refused() {
    throw new DomainError('ORG.LAST_OWNER', { internal: 'hidden' }, 'A sentence.');
  }
  @Get('undeclared') undeclared() {
    return { ok: true };
  }
}

const platformUrl = 'http://localhost:4400';
const person = (userId: string, more: Partial<Principal> = {}): Principal => ({
  userId,
  email: `${userId}@example.test`,
  name: userId,
  emailVerified: true,
  platformAdmin: false,
  via: { kind: 'session', sessionId: `s-${userId}` },
  ...more,
});

describe('the guard and the problem filter', () => {
  let platform: PlatformApp;

  beforeAll(async () => {
    platform = await startPlatformApp({ controllers: [ShipsController], settings: { role: 'web' } });
    const { callers, tenants } = platform;
    callers.sessions.set('kim', person('kim'));
    callers.sessions.set('root', person('root', { platformAdmin: true }));
    callers.keys.set('mrg_read', person('kim', { via: { kind: 'api-key', apiKeyId: 'k', scopes: ['read'] } }));
    callers.keys.set(
      'mrg_org',
      person('kim', { via: { kind: 'api-key', apiKeyId: 'k', scopes: ['read', 'write'], orgId: 'o1' } }),
    );
    const standing = (orgId: string, more: Partial<Tenant> = {}): Tenant => ({
      orgId,
      slug: orgId,
      name: orgId,
      orgStatus: 'ACTIVE',
      role: 'OWNER',
      permissions: new Set(permissions),
      ...more,
    });
    tenants.standings.set('kim@o1', standing('o1'));
    tenants.standings.set('kim@poor', standing('poor', { role: 'MEMBER', permissions: new Set(['org:read']) }));
    tenants.standings.set('kim@frozen', standing('frozen', { orgStatus: 'SUSPENDED', orgStatusReason: 'Unpaid' }));
    tenants.standings.set('kim@unproven', standing('unproven', { orgStatus: 'PENDING_VERIFICATION' }));
    tenants.standings.set('kim@closed', standing('closed', { orgStatus: 'DEACTIVATED' }));
    tenants.standings.set('key@o1', standing('o1'));
  });
  afterAll(() => platform.close());

  const as = (session: string | undefined, test: request.Test) =>
    (session === undefined ? test : test.set('cookie', `moorage_session=${session}`)).set('origin', platformUrl);
  const get = (path: string, session?: string) => as(session, request(platform.url).get(path));
  const post = (path: string, session?: string) => as(session, request(platform.url).post(path));

  describe('during maintenance', () => {
    const begin = (orgId: string | undefined, mode: 'BANNER' | 'READ_ONLY' | 'OFFLINE') =>
      platform.maintenance.windows.set(orgId, {
        windowId: 'w',
        orgId: orgId ?? null,
        mode,
        message: 'Moving house.',
        startsAt: new Date(0),
        endsAt: new Date(Date.UTC(2100, 0, 1)),
      });
    afterEach(() => platform.maintenance.windows.clear());
    const inOrg = (test: request.Test) => test.set('x-tenant-id', 'o1');

    it.each([
      ['BANNER', { readOrg: 200, writeOrg: 201, readMine: 200, writeMine: 201, readOpen: 200, writeOpen: 201 }],
      ['READ_ONLY', { readOrg: 200, writeOrg: 503, readMine: 200, writeMine: 503, readOpen: 200, writeOpen: 503 }],
      ['OFFLINE', { readOrg: 503, writeOrg: 503, readMine: 503, writeMine: 503, readOpen: 200, writeOpen: 503 }],
    ] as const)('of the installation, %s', async (mode, expected) => {
      begin(undefined, mode);
      expect({
        readOrg: (await inOrg(get('/members', 'kim'))).status,
        writeOrg: (await inOrg(post('/members', 'kim'))).status,
        readMine: (await get('/mine', 'kim')).status,
        writeMine: (await post('/mine', 'kim')).status,
        readOpen: (await get('/open')).status,
        writeOpen: (await post('/open')).status,
      }).toEqual(expected);
    });

    it('of one organisation leaves everything else open', async () => {
      begin('o1', 'OFFLINE');
      expect((await inOrg(get('/members', 'kim'))).status).toBe(503);
      expect((await get('/mine', 'kim')).status).toBe(200);
      expect((await get('/members', 'kim').set('x-tenant-id', 'poor')).status).toBe(403);
    });

    it('says why and when to come back', async () => {
      begin('o1', 'OFFLINE');
      const { body, headers } = await inOrg(get('/members', 'kim'));
      expect(body).toMatchObject({ code: 'MAINTENANCE.OFFLINE', detail: 'Moving house.' });
      expect(headers['retry-after']).toBe('3600');
      begin('o1', 'READ_ONLY');
      expect((await inOrg(post('/members', 'kim'))).body).toMatchObject({ code: 'MAINTENANCE.READ_ONLY' });
    });

    it('lets through what must work, and platform admins everywhere', async () => {
      begin(undefined, 'OFFLINE');
      expect((await inOrg(post('/always', 'kim'))).status).toBe(201);
      expect((await get('/admin', 'root')).status).toBe(200);
      expect((await post('/mine', 'root')).status).toBe(201);
    });

    it('tells a stranger nothing of an organisation', async () => {
      begin('o1', 'OFFLINE');
      expect((await inOrg(get('/members'))).status).toBe(401);
    });
  });

  it.each([
    ['/open', undefined, undefined, 200],
    ['/mine', undefined, undefined, 401],
    ['/mine', 'forged', undefined, 401],
    ['/mine', 'kim', undefined, 200],
    ['/admin', 'kim', undefined, 403],
    ['/admin', 'root', undefined, 200],
    ['/members', 'kim', undefined, 400],
    ['/members', 'kim', 'o1', 200],
    ['/members', 'kim', 'poor', 403],
    ['/members', 'kim', 'others', 404],
    ['/members', 'root', 'o1', 404],
    ['/undeclared', 'root', undefined, 500],
  ])('GET %s as %s in %s answers %d', async (path, session, tenant, status) => {
    const test = get(path, session);
    if (tenant !== undefined) void test.set('x-tenant-id', tenant);
    await test.expect(status);
  });

  it('refuses a state-changing call that another site made', async () => {
    const elsewhere = request(platform.url)
      .post('/mine')
      .set('cookie', 'moorage_session=kim')
      .set('origin', 'http://evil.localhost:4400');
    expect((await elsewhere.expect(403)).body).toMatchObject({ code: 'REQUEST.CROSS_ORIGIN' });
    await request(platform.url)
      .post('/mine')
      .set('cookie', 'moorage_session=kim')
      .set('sec-fetch-site', 'same-site')
      .expect(403);
    await request(platform.url).post('/mine').set('cookie', 'moorage_session=kim').expect(403);
    await post('/mine', 'kim').expect(201);
  });

  it('holds an API key to its scopes and its organisation', async () => {
    const withKey = (test: request.Test, key: string) => test.set('authorization', `Bearer ${key}`);
    await withKey(request(platform.url).get('/mine'), 'mrg_read').expect(200);
    expect((await withKey(request(platform.url).post('/mine'), 'mrg_read').expect(403)).body).toMatchObject({
      code: 'AUTH.SCOPE_MISSING',
    });
    await withKey(request(platform.url).get('/mine'), 'mrg_unknown').expect(401);
    await withKey(request(platform.url).get('/members').set('x-tenant-id', 'o1'), 'mrg_org').expect(200);
    await withKey(request(platform.url).get('/members').set('x-tenant-id', 'poor'), 'mrg_org').expect(404);
  });

  it.each([
    ['suspended', 'frozen', 'ORG.SUSPENDED'],
    ['waiting to be verified', 'unproven', 'ORG.PENDING_VERIFICATION'],
    ['deactivated', 'closed', 'ORG.DEACTIVATED'],
  ])('lets an organisation that is %s be read, not changed', async (_, tenant, code) => {
    await get('/members', 'kim').set('x-tenant-id', tenant).expect(200);
    expect((await post('/members', 'kim').set('x-tenant-id', tenant).expect(403)).body).toMatchObject({ code });
  });

  it('says why an organisation is suspended, to whoever tries to change it', async () => {
    const { body } = await post('/members', 'kim').set('x-tenant-id', 'frozen').expect(403);
    expect((body as { detail: string }).detail).toContain('Reason: Unpaid');
  });

  it('lets through what puts right an organisation that waits, and that alone', async () => {
    await post('/repair', 'kim').set('x-tenant-id', 'unproven').expect(201);
    await post('/repair', 'kim').set('x-tenant-id', 'o1').expect(201);
    await post('/repair', 'kim').set('x-tenant-id', 'frozen').expect(403);
  });

  it('counts calls and says when to come back', async () => {
    await get('/counted').expect(200).expect('ratelimit', '"counted";r=1;t=60');
    await get('/counted').expect(200);
    const refused = await get('/counted').expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('names every field that is wrong, by its path', async () => {
    const answer = await post('/ships')
      .send({ name: 3, crew: [{ email: 'a@b.co' }, { email: 'nobody' }], sails: 2 })
      .expect(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'REQUEST.INVALID', status: 422 });
    expect((answer.body as { errors: { field: string }[] }).errors.map((e) => e.field).sort()).toEqual([
      'crew[1].email',
      'name',
      'sails',
    ]);
  });

  it.each([
    ['a body that is not JSON', '{"name":', 400, 'REQUEST.MALFORMED'],
    ['a body over the limit', JSON.stringify({ name: 'x'.repeat(300_000) }), 413, 'REQUEST.TOO_LARGE'],
  ])('answers %s with a problem', async (_, body, status, code) => {
    const answer = await post('/ships').set('content-type', 'application/json').send(body).expect(status);
    expect(answer.body).toMatchObject({ code });
  });

  it('shows of an unforeseen error nothing but the request id', async () => {
    const answer = await get('/broken').set('x-request-id', 'request-0001').expect(500);
    expect(answer.body).toEqual({
      type: 'urn:moorage:problem:SERVICE.INTERNAL',
      title: expect.any(String) as string,
      status: 500,
      code: 'SERVICE.INTERNAL',
      requestId: 'request-0001',
    });
  });

  it('shows of a refusal its sentence, never its inner data', async () => {
    const answer = await get('/refused').expect(409);
    expect(answer.body).toMatchObject({ code: 'ORG.LAST_OWNER', detail: 'A sentence.' });
    expect(JSON.stringify(answer.body)).not.toContain('hidden');
  });

  it('answers an unknown address with a problem', async () => {
    expect((await get('/nowhere').expect(404)).body).toMatchObject({ code: 'REQUEST.NOT_FOUND' });
  });

  it('says whether it is alive and ready, and shows its metrics', async () => {
    await get('/healthz').expect(200, { status: 'ok' });
    await get('/readyz').expect(200, { status: 'ok', parts: { postgres: 'ok', notifications: 'ok' } });
    expect((await get('/metrics').expect(200)).text).toContain('moorage_http_request_duration_seconds_bucket');
  });
});
