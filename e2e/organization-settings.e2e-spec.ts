import sharp from 'sharp';
import type { Actor } from './dsl/actor.ts';
import { aPicture, aZip } from './dsl/pictures.ts';
import { codeOf, flawsOf } from './dsl/problem-flaws.ts';
import { TestApp } from './dsl/test-app.ts';

const nothing = { industry: null, size: null, website: null, gstin: null, pan: null, msme: null };

describe('how an organisation presents itself', () => {
  let app: TestApp;
  let owner: Actor;
  let member: Actor;

  beforeAll(async () => {
    app = await TestApp.start();
    owner = (await app.aPerson('Olive Owner')).in('acme');
    await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
    member = await app.joins(await app.aPerson('Milo Member'), owner);
  });
  afterAll(() => app.stop());

  const upload = (bytes: Buffer, type = 'image/png', by: Actor = owner) =>
    by.call('put', '/api/organization/logo').set('content-type', type).send(bytes);
  const logoUrl = async (): Promise<string | undefined> =>
    ((await owner.get('/api/organization').expect(200)).body as { logoUrl?: string }).logoUrl;
  const errorsOf = (body: unknown) => (body as { errors: { field: string; detail: string }[] }).errors;

  it('has a profile that is kept normalised, and answers every mistake at its field', async () => {
    expect((await owner.get('/api/organization/profile').expect(200)).body).toEqual(nothing);
    const profile = { ...nothing, industry: 'SOFTWARE', website: 'Acme.example/', gstin: '27 aapfu0939f1zv' };
    const kept = await owner.put('/api/organization/profile', profile).expect(200);
    expect(kept.body).toEqual({
      ...nothing,
      industry: 'SOFTWARE',
      website: 'https://acme.example',
      gstin: '27AAPFU0939F1ZV',
      pan: 'AAPFU0939F',
    });
    const wrong = { ...nothing, website: 'http://acme.example', gstin: '27AAPFU0939F1ZW', pan: 'x', msme: 'y' };
    const refused = await owner.put('/api/organization/profile', wrong).expect(422);
    expect(codeOf(refused)).toBe('ORG.PROFILE_INVALID');
    expect(errorsOf(refused.body).map(({ field }) => field)).toEqual(['website', 'gstin', 'pan', 'msme']);
    expect((await owner.get('/api/organization/profile').expect(200)).body).toEqual(kept.body);
  });

  it('is changed, and its tax numbers read, by those alone who may change it', async () => {
    const answers = [
      await member.get('/api/organization/profile'),
      await member.put('/api/organization/profile', nothing),
      await member.put('/api/organization/color', { color: '#0f6380' }),
      await upload(await aPicture(), 'image/png', member),
      await member.delete('/api/organization/logo'),
    ];
    expect(answers.map((answer) => [answer.status, codeOf(answer)])).toEqual(
      answers.map(() => [403, 'PERMISSION.DENIED']),
    );
  });

  it('has a colour, with shades that can be seen on light and dark pages', async () => {
    await owner.put('/api/organization/color', { color: '#000080' }).expect(204);
    const { body } = await member.get('/api/organization').expect(200);
    expect((body as { color: object }).color).toEqual({
      chosen: '#000080',
      lightFill: '#000080',
      lightText: '#ffffff',
      darkFill: expect.stringMatching(/^#[0-9a-f]{6}$/) as string,
      darkText: expect.stringMatching(/^#(000000|ffffff)$/) as string,
    });
    const wrong = await owner.put('/api/organization/color', { color: 'navy' }).expect(422);
    expect(errorsOf(wrong.body)[0]?.field).toBe('color');
    await owner.put('/api/organization/color', { color: null }).expect(204);
    expect((await owner.get('/api/organization')).body).not.toHaveProperty('color');
  });

  it.each(['png', 'jpeg', 'webp', 'gif'] as const)(
    'takes a %s for a logo and serves a PNG for ever',
    async (format) => {
      // What the file is called and what it is said to be plays no part.
      await upload(await aPicture(format), 'application/octet-stream').expect(204);
      const address = (await logoUrl())!;
      const served = await app.visitor().get(address).expect(200);
      expect(served.headers).toMatchObject({
        'content-type': 'image/png',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
      expect(await sharp(served.body as Buffer).metadata()).toMatchObject({ format: 'png', width: 64 });
    },
  );

  it('shows the logo to whoever was told its address, and to nobody else', async () => {
    await upload(await aPicture()).expect(204);
    const address = (await logoUrl())!;
    for (const wrong of [address.replace(/v=.*/, 'v=0'), address.replace(/\?.*/, ''), address.replace(/-/, '')]) {
      const answer = await app.visitor().get(wrong);
      expect([wrong, flawsOf(answer), codeOf(answer)]).toEqual([wrong, [], 'LOGO.NOT_FOUND']);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    expect((await member.get('/api/organizations').expect(200)).body).toMatchObject({ items: [{ logoUrl: address }] });

    await owner.post('/api/invitations', { emails: ['kim@example.test'], role: 'MEMBER' }).expect(200);
    const token = await app.outbox().tokenSentTo('kim@example.test', /invit/i);
    const invitation = await app.visitor().post('/api/invitation-tokens/inspect', { token }).expect(200);
    expect(invitation.body).toMatchObject({ orgName: 'Acme', logoUrl: address });
  });

  it('gives another picture another address, and none where the logo was taken away', async () => {
    await upload(await aPicture('png', { color: '#111111' })).expect(204);
    const first = (await logoUrl())!;
    await upload(await aPicture('png', { color: '#222222' })).expect(204);
    const second = (await logoUrl())!;
    expect(second).not.toBe(first);
    await app.visitor().get(first).expect(404);
    await owner.delete('/api/organization/logo').expect(204);
    await owner.delete('/api/organization/logo').expect(204);
    expect(await logoUrl()).toBeUndefined();
    await app.visitor().get(second).expect(404);
  });

  it.each([
    ['a zip named .png', aZip, 422, 'ORG.LOGO_INVALID'],
    ['an SVG with a script', Buffer.from('<svg><script>alert(1)</script></svg>'), 422, 'ORG.LOGO_INVALID'],
    ['a text', Buffer.from('hello'), 422, 'ORG.LOGO_INVALID'],
    ['nothing', Buffer.alloc(0), 422, 'ORG.LOGO_INVALID'],
    ['20 MB', Buffer.alloc(20_000_000, 1), 413, 'ORG.LOGO_TOO_LARGE'],
    ['one byte too many', Buffer.alloc(2 * 1024 * 1024 + 1, 1), 413, 'ORG.LOGO_TOO_LARGE'],
  ])('refuses %s with a sentence at the field', async (_, bytes, status, code) => {
    const answer = await upload(bytes);
    expect(flawsOf(answer)).toEqual([]);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(errorsOf(answer.body)).toEqual([{ field: 'logo', detail: expect.stringMatching(/\w{3}/) as string }]);
    expect(await logoUrl()).toBeUndefined();
  });

  it('refuses JSON and forms in the place of a file', async () => {
    const answers = [
      await owner.put('/api/organization/logo', { logo: 'data:image/png;base64,AAAA' }),
      await upload(Buffer.from('logo=x'), 'application/x-www-form-urlencoded'),
    ];
    expect(answers.map(flawsOf)).toEqual([[], []]);
    expect(answers.map(codeOf)).toEqual(['ORG.LOGO_INVALID', 'ORG.LOGO_INVALID']);
  });
});
