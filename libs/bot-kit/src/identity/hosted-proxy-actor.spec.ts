import { identityHeaders, platformDouble } from '../testing/platform-double.ts';
import { createHostedProxyActor } from './hosted-proxy-actor.ts';
import { ASSERTION_HEADER, type Identity } from './identity-headers.ts';

const zoe: Identity = {
  userId: '0198c1d2-0000-7000-8000-000000000001',
  email: 'zoe@acme.test',
  name: 'Zoë Łęcka, 李',
  tenantId: '0198c1d2-0000-7000-8000-0000000000aa',
  role: 'admin',
};

describe('the hosted_proxy actor', () => {
  describe('that trusts the headers', () => {
    const actorOf = createHostedProxyActor();

    it('is whom they name, from Node’s headers and from Fetch’s', async () => {
      expect(await actorOf(identityHeaders(zoe))).toEqual({ ok: true, actor: zoe });
      expect(await actorOf(new Headers(identityHeaders(zoe)))).toEqual({ ok: true, actor: zoe });
    });

    it('is nobody without them', async () => {
      expect(await actorOf({})).toEqual({ ok: false, reason: 'no_identity' });
    });

    it.each(Object.keys(identityHeaders(zoe)).filter((name) => name !== 'x-platform-user-name'))(
      'is nobody without %s, with it empty, or with it twice',
      async (name) => {
        const headers = identityHeaders(zoe);
        const nobody = { ok: false, reason: 'no_identity' };

        expect(await actorOf({ ...headers, [name]: undefined })).toEqual(nobody);
        expect(await actorOf({ ...headers, [name]: '' })).toEqual(nobody);
        expect(await actorOf({ ...headers, [name]: [headers[name]!, headers[name]!] })).toEqual(nobody);
        expect(await actorOf({ ...headers, [name]: `${headers[name]}, ${headers[name]}` })).toEqual(nobody);
      },
    );

    it('is nobody when the name is badly encoded, and goes by the address when there is none', async () => {
      const headers = identityHeaders(zoe);

      expect(await actorOf({ ...headers, 'x-platform-user-name': '%E0%A4%A' })).toMatchObject({ ok: false });
      expect(await actorOf({ ...headers, 'x-platform-user-name': 'Eve, Zoe' })).toMatchObject({ ok: false });
      expect(await actorOf({ ...headers, 'x-platform-user-name': '' })).toMatchObject({ actor: { name: zoe.email } });
    });

    it('takes an address as it is, or percent-encoded where it isn’t plain', async () => {
      const withEmail = (email: string) => actorOf({ ...identityHeaders(zoe), 'x-platform-user-email': email });

      expect(await withEmail('a%41b@acme.test')).toMatchObject({ actor: { email: 'a%41b@acme.test' } });
      expect(await withEmail(encodeURIComponent('zoë@acme.test'))).toMatchObject({ actor: { email: 'zoë@acme.test' } });
    });

    it.each([
      ['OWNER', 'owner'],
      ['ADMIN', 'admin'],
      ['BILLING_ADMIN', 'member'],
      ['SUPPORT', 'member'],
    ])('takes the role %s for %s', async (role, expected) => {
      expect(await actorOf({ ...identityHeaders(zoe), 'x-platform-role': role })).toMatchObject({
        actor: { role: expected },
      });
    });
  });

  describe('that verifies the assertion', () => {
    async function given() {
      const platform = await platformDouble();
      return { platform, actorOf: createHostedProxyActor(platform.verifierOptions) };
    }
    const refused = (reason: string) => ({ ok: false, reason });

    it('is whom headers and assertion name', async () => {
      const { platform, actorOf } = await given();

      expect(await actorOf(await platform.headersFor(zoe))).toEqual({ ok: true, actor: zoe });
    });

    it('finds the keys in a data: address, and minds no slash at the end of the issuer', async () => {
      const { platform } = await given();
      const jwksUrl = `data:application/json,${encodeURIComponent(JSON.stringify(platform.jwks()))}`;
      const { audience, issuer } = platform.verifierOptions;
      const actorOf = createHostedProxyActor({ jwksUrl, audience, issuer: `${issuer}/` });

      expect(await actorOf(await platform.headersFor(zoe))).toEqual({ ok: true, actor: zoe });
    });

    it('is nobody without an assertion', async () => {
      const { actorOf } = await given();

      expect(await actorOf(identityHeaders(zoe))).toEqual(refused('bad_assertion'));
    });

    it.each<[string, object]>([
      ['for another bot', { audience: 'other-bot' }],
      ['from another issuer', { issuer: 'http://evil.test' }],
      ['that has ended', { expiresIn: -60 }],
    ])('is nobody with an assertion %s', async (_, overrides) => {
      const { platform, actorOf } = await given();

      expect(await actorOf(await platform.headersFor(zoe, overrides))).toEqual(refused('bad_assertion'));
    });

    it('is nobody with a tampered or unsigned assertion, or one by an unpublished key', async () => {
      const { platform, actorOf } = await given();
      const assertion = await platform.assertionFor(zoe);
      const [, payload, signature] = assertion.split('.');
      const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
      const tampered = `${assertion.split('.')[0]}.${payload!.slice(0, -2)}AA.${signature}`;
      for (const bad of [unsigned, tampered, 'garbage']) {
        expect(await actorOf({ ...identityHeaders(zoe), [ASSERTION_HEADER]: bad })).toEqual(refused('bad_assertion'));
      }

      await platform.rotate(false);
      expect(await actorOf(await platform.headersFor(zoe))).toEqual(refused('bad_assertion'));
    });

    it.each<[string, Partial<Identity>]>([
      ['user', { userId: 'someone-else' }],
      ['tenant', { tenantId: 'another-tenant' }],
      ['role', { role: 'owner' }],
      ['address', { email: 'eve@acme.test' }],
      ['name', { name: 'Eve' }],
    ])('is nobody when the headers name another %s', async (_, other) => {
      const { platform, actorOf } = await given();
      const headers = { ...(await platform.headersFor(zoe)), ...identityHeaders({ ...zoe, ...other }) };

      expect(await actorOf(headers)).toEqual(refused('disagreement'));
    });

    it('fetches the keys once, however many requests come, and not for each unknown key', async () => {
      const { platform, actorOf } = await given();
      const headers = await platform.headersFor(zoe);

      await Promise.all(Array.from({ length: 20 }, () => actorOf(headers)));
      await platform.rotate(false);
      const unknown = await platform.headersFor(zoe);
      await Promise.all(Array.from({ length: 20 }, () => actorOf(unknown)));

      expect(platform.fetches()).toBe(1);
    });

    it('believes nobody while the keys can’t be had, and doesn’t ask for them at each request', async () => {
      const { platform, actorOf } = await given();
      platform.setReachable(false);
      const headers = await platform.headersFor(zoe);

      for (let i = 0; i < 5; i += 1) expect(await actorOf(headers)).toEqual(refused('bad_assertion'));

      expect(platform.fetches()).toBe(1);
    });
  });
});
