import { defineJob, JobQueue, UnitOfWork } from '@moorage/kernel';
import { eventually } from '@moorage/kernel/testing';
import { NameServer } from '@moorage/identity/testing';
import type { Actor } from './dsl/actor.ts';
import { onDatabase } from './dsl/on-database.ts';
import { TestApp } from './dsl/test-app.ts';
import { forgetRateLimits } from './dsl/two-organisations.ts';

interface Claim {
  readonly id: string;
  readonly domain: string;
  readonly displayName: string;
  readonly status: string;
  readonly record: { readonly name: string; readonly value: string };
  readonly checking: boolean;
  readonly lastLook?: { readonly outcome: string; readonly found: string[] };
  readonly lapsesAt?: string;
}
interface Org {
  readonly owner: Actor;
  readonly id: string;
  readonly slug: string;
}

const problem = ({ body }: { body: unknown }): { code: string; errors?: { field: string }[] } =>
  body as { code: string; errors?: { field: string }[] };

/** The real resolver asks a real name server; two replicas share the work. */
describe('domain claims', () => {
  let dns: NameServer;
  let app: TestApp;
  let second: TestApp;
  let made = 0;

  beforeAll(async () => {
    dns = await NameServer.start();
    const environment = { MOORAGE_DNS_FILE: '', DNS_SERVERS: dns.address, DNS_TIMEOUT_SECONDS: '3' };
    app = await TestApp.start({ environment });
    second = await TestApp.start({
      databaseUrl: app.databaseUrl,
      environment: { ...environment, PLATFORM_URL: app.url },
    });
  });
  afterAll(async () => {
    await second.stop();
    await app.stop();
    await dns.close();
  });

  async function anOrg(): Promise<Org> {
    const slug = `harbour-${++made}`;
    const owner = (await app.aPerson(`Hanna Owner ${made}`)).in(slug);
    const { id } = (await owner.post('/api/organizations', { name: `Harbour ${made}`, slug }).expect(201)).body as {
      id: string;
    };
    return { owner, id, slug };
  }

  const claims = async ({ owner }: Org): Promise<Claim[]> =>
    ((await owner.get('/api/domains').expect(200)).body as { items: Claim[] }).items;
  const claim = async ({ owner }: Org, domain: string): Promise<Claim> =>
    (await owner.post('/api/domains', { domain }).expect(201)).body as Claim;
  const publish = ({ record }: Claim, values: readonly string[]) => void dns.zones.set(record.name, values);

  /** Asks for a look, and waits for what it came to. */
  async function verify(org: Org, { id }: Claim): Promise<Claim> {
    expect((await org.owner.post(`/api/domains/${id}/verify`).expect(202)).body).toMatchObject({ id, checking: true });
    return eventually(async () => (await claims(org)).find((each) => each.id === id && !each.checking));
  }

  async function aVerifiedClaim(org: Org, domain: string): Promise<Claim> {
    const made = await claim(org, domain);
    publish(made, [made.record.value]);
    const verified = await verify(org, made);
    expect(verified.status).toBe('VERIFIED');
    return verified;
  }

  const actionsOf = async ({ owner }: Org): Promise<string[]> => {
    const { items } = (await owner.get('/api/audit?limit=100').expect(200)).body as { items: { action: string }[] };
    return items.map(({ action }) => action).filter((action) => action.startsWith('domain.'));
  };
  const noticesOf = async ({ owner, id }: Org): Promise<string[]> => {
    const { items } = (await owner.get(`/api/me/notices?organization=${id}&limit=100`).expect(200)).body as {
      items: { kind: string }[];
    };
    return items.map(({ kind }) => kind).filter((kind) => kind.startsWith('domain.'));
  };

  it('begin with a record to set, and end with people who may join by it', async () => {
    const org = await anOrg();
    const kim = await app.aPerson('Kim Reed', 'kim@xn--mnchen-1-65a.example');
    const made = await claim(org, ' München-1.Example. ');
    expect(made).toMatchObject({
      domain: 'xn--mnchen-1-65a.example',
      displayName: 'münchen-1.example',
      status: 'PENDING',
      record: { type: 'TXT', name: '_moorage-challenge.xn--mnchen-1-65a.example' },
    });
    expect((await kim.get('/api/me/join-requests').expect(200)).body).not.toHaveProperty('offer');

    expect(await verify(org, made)).toMatchObject({ status: 'PENDING', lastLook: { outcome: 'missing', found: [] } });
    publish(made, ['v=spf1 -all']);
    expect(await verify(org, made)).toMatchObject({ lastLook: { outcome: 'different', found: ['v=spf1 -all'] } });
    publish(made, ['v=spf1 -all', made.record.value]);
    expect(await verify(org, made)).toMatchObject({ status: 'VERIFIED', lastLook: { outcome: 'found', found: [] } });

    expect((await kim.get('/api/me/join-requests').expect(200)).body).toMatchObject({
      offer: { orgId: org.id, domain: 'xn--mnchen-1-65a.example' },
    });
    expect(await actionsOf(org)).toEqual(['domain.verified', 'domain.claimed']);
    await eventually(async () => (await noticesOf(org)).includes('domain.verified'));

    await org.owner.delete(`/api/domains/${made.id}`).expect(204);
    expect(await claims(org)).toEqual([]);
    expect((await kim.get('/api/me/join-requests').expect(200)).body).not.toHaveProperty('offer');
    expect((await actionsOf(org))[0]).toBe('domain.removed');
  });

  it.each([
    ['fail', 'fails'],
    ['say nothing', 'silent'],
  ] as const)('wait for name servers that %s, and say so', async (_, behaviour) => {
    const org = await anOrg();
    const made = await claim(org, `${behaviour}.example`);
    dns.zones.set(made.record.name, behaviour);
    expect(await verify(org, made)).toMatchObject({ status: 'PENDING', lastLook: { outcome: 'unreachable' } });
    publish(made, [made.record.value]);
    expect(await verify(org, made)).toMatchObject({ status: 'VERIFIED' });
    // What is proven stays so while nobody can be asked.
    dns.zones.set(made.record.name, behaviour);
    expect(await verify(org, made)).toMatchObject({ status: 'VERIFIED', lastLook: { outcome: 'unreachable' } });
  });

  it('leave a domain with whoever proved it first, and tell the other', async () => {
    const [first, late] = [await anOrg(), await anOrg()];
    const [theirs, ours] = [await claim(first, 'contested.example'), await claim(late, 'contested.example')];
    publish(theirs, [theirs.record.value, ours.record.value]);
    expect(await verify(first, theirs)).toMatchObject({ status: 'VERIFIED' });
    expect(await verify(late, ours)).toMatchObject({ status: 'PENDING', lastLook: { outcome: 'taken', found: [] } });
    await first.owner.delete(`/api/domains/${theirs.id}`).expect(204);
    expect(await verify(late, ours)).toMatchObject({ status: 'VERIFIED' });
  });

  it('of many organisations, looked at by two replicas at once, are won by one', async () => {
    const rivals = await Promise.all(Array.from({ length: 5 }, anOrg));
    const theirs = await Promise.all(rivals.map((org) => claim(org, 'rush.example')));
    dns.zones.set(
      theirs[0]!.record.name,
      theirs.map(({ record }) => record.value),
    );
    const done = await Promise.all(rivals.map((org, index) => verify(org, theirs[index]!)));
    expect(done.filter(({ status }) => status === 'VERIFIED')).toHaveLength(1);
    expect(done.filter(({ lastLook }) => lastLook?.outcome === 'taken')).toHaveLength(4);
  });

  it('asked for many times at both replicas are proven, and told of, once', async () => {
    const org = await anOrg();
    const made = await claim(org, 'eager.example');
    publish(made, [made.record.value]);
    const there = (path: string) =>
      fetch(`${second.url.replace(/:\d+$/, '')}:${second.running.port}${path}`, {
        method: 'POST',
        headers: {
          origin: app.url,
          cookie: `moorage_session=${org.owner.me.token}`,
          'x-tenant-id': org.slug,
        },
      });
    const path = `/api/domains/${made.id}/verify`;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => [
        org.owner.post(path).then(({ status }) => status),
        there(path).then(({ status }) => status),
      ]).flat(),
    );
    expect(new Set(answers)).toEqual(new Set([202]));
    await eventually(async () =>
      (await claims(org)).find(({ status, checking }) => status === 'VERIFIED' && !checking),
    );
    await eventually(async () => (await noticesOf(org)).length > 0);
    expect(await actionsOf(org)).toEqual(['domain.verified', 'domain.claimed']);
    expect(await noticesOf(org)).toEqual(['domain.verified']);
  });

  it('are looked at daily: a record that is gone is warned of once, and the domain lost after a week', async () => {
    const org = await anOrg();
    const made = await aVerifiedClaim(org, 'fading.example');
    const underWay = () =>
      onDatabase(app.databaseUrl, (client) =>
        client.query(`SELECT 1 FROM pgboss.job WHERE name LIKE 'identity.recheck-domain%' AND state < 'completed'`),
      );
    const daily = async (): Promise<Claim> => {
      // One domain has one look at a time: what is asked for while another comes to its end is not done.
      await eventually(async () => (await underWay()).rowCount === 0);
      const before = await lookedAt();
      await app.running.app
        .get(UnitOfWork)
        .run(() => app.running.app.get(JobQueue).enqueue(defineJob('identity.recheck-domains'), {}));
      await eventually(async () => (await lookedAt()) > before);
      return (await claims(org))[0]!;
    };
    const lookedAt = () =>
      onDatabase(app.databaseUrl, async (client) => {
        const { rows } = await client.query<{ at: Date }>('SELECT checked_at AS at FROM domain_claims WHERE id = $1', [
          made.id,
        ]);
        return rows[0]!.at.getTime();
      });
    const later = (days: number) =>
      onDatabase(app.databaseUrl, (client) =>
        client.query(`UPDATE domain_claims SET lost_at = lost_at - make_interval(days => $2) WHERE id = $1`, [
          made.id,
          days,
        ]),
      );
    publish(made, []);
    expect(await daily()).toMatchObject({ status: 'LOST', lapsesAt: expect.any(String) as string });
    await later(6);
    expect(await daily()).toMatchObject({ status: 'LOST' });
    await eventually(async () => (await noticesOf(org)).includes('domain.record-lost'));
    await later(1);
    expect(await daily()).toMatchObject({ status: 'LAPSED' });
    await eventually(async () => (await noticesOf(org)).includes('domain.lost'));
    expect(await noticesOf(org)).toEqual(['domain.lost', 'domain.record-lost', 'domain.verified']);
    expect(await actionsOf(org)).toEqual(['domain.lost', 'domain.record-lost', 'domain.verified', 'domain.claimed']);
    // Free for others from now on.
    await aVerifiedClaim(await anOrg(), 'fading.example');
  });

  it.each([
    ['', 'REQUEST.INVALID'],
    ['x'.repeat(1001), 'REQUEST.INVALID'],
    ['acme', 'DOMAIN.INVALID'],
    ['localhost', 'DOMAIN.INVALID'],
    ['192.0.2.7', 'DOMAIN.INVALID'],
    ['https://acme.example/', 'DOMAIN.INVALID'],
    [`${'a'.repeat(64)}.example`, 'DOMAIN.INVALID'],
    ['acme\u0000.example', 'REQUEST.INVALID'],
    ['co.uk', 'DOMAIN.PUBLIC'],
    ['gmail.com', 'DOMAIN.PUBLIC'],
    ['s3.amazonaws.com', 'DOMAIN.PUBLIC'],
  ])('refuse %j at its field with %s', async (domain, code) => {
    const org = await anOrg();
    const answer = await org.owner.post('/api/domains', { domain }).expect(422);
    expect(problem(answer)).toMatchObject({ code, errors: [{ field: 'domain' }] });
    expect(await claims(org)).toEqual([]);
  });

  it('are for owners and admins, each in their organisation', async () => {
    const [org, other] = [await anOrg(), await anOrg()];
    const made = await claim(org, 'ours.example');
    expect(problem(await org.owner.post('/api/domains', { domain: 'OURS.example' }).expect(409)).code).toBe(
      'DOMAIN.ALREADY_CLAIMED',
    );
    const member = await app.aPerson(`Mel Member ${org.slug}`);
    await app.joins(member, org.owner, 'MANAGER');
    await member.in(org.slug).get('/api/domains').expect(403);
    await member.in(org.slug).post('/api/domains', { domain: 'mine.example' }).expect(403);
    for (const id of [made.id, 'no-uuid']) {
      const stranger = id === made.id ? other.owner : org.owner;
      expect(problem(await stranger.post(`/api/domains/${id}/verify`).expect(404)).code).toBe('DOMAIN.NOT_FOUND');
      expect(problem(await stranger.delete(`/api/domains/${id}`).expect(404)).code).toBe('DOMAIN.NOT_FOUND');
    }
  });

  it('are looked for no more often than is good for the name servers', async () => {
    const org = await anOrg();
    const made = await claim(org, 'hasty.example');
    const answers: number[] = [];
    for (let i = 0; i < 61; i++) answers.push((await org.owner.post(`/api/domains/${made.id}/verify`)).status);
    expect(answers.filter((status) => status === 429)).toHaveLength(1);
    await forgetRateLimits(app);
  });
});
