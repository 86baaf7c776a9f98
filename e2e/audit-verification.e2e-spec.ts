import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from './dsl/actor.ts';
import { moorage } from './dsl/command-line.ts';
import { onDatabase } from './dsl/on-database.ts';
import { TestApp } from './dsl/test-app.ts';
import { promote } from './dsl/two-organisations.ts';

/** That nobody changed the log can be shown: by the server, and by a file without one. */
describe('verifying the audit log', () => {
  let app: TestApp;
  let owner: Actor;
  let org: string;
  let folder: string;
  let environment: Record<string, string>;

  beforeAll(async () => {
    app = await TestApp.start();
    folder = await mkdtemp(join(tmpdir(), 'moorage-audit-'));
    owner = (await app.aPerson('Olive Owner')).in('crew');
    org = ((await owner.post('/api/organizations', { name: 'Crew', slug: 'crew' }).expect(201)).body as { id: string })
      .id;
    for (const name of ['Crew Two', 'Crew Three', 'Crew Four'])
      await owner.patch('/api/organization', { name }).expect(200);
    await promote(app, owner);
    const { secret } = (
      await owner.post('/api/me/api-keys', { name: 'Operator', scopes: ['read', 'write', 'admin'] }).expect(201)
    ).body as { secret: string };
    environment = { MOORAGE_URL: app.url, MOORAGE_API_KEY: secret };
  });
  afterAll(async () => {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const verify = (...args: string[]) => moorage(['audit', 'verify', ...args], { environment });
  /** Past the triggers, as only who owns the database can. */
  const tamper = (sql: string) =>
    onDatabase(app.databaseUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('SET LOCAL session_replication_role = replica');
      await client.query(sql, [org]);
      await client.query('COMMIT');
    });

  it('finds every log as it was written', async () => {
    const { code, stdout, stderr } = await verify();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\(installation\) +\d+ +0 +0 {2}ok, ends with \d+ [0-9a-f]{64}$/m);
    expect(stdout).toMatch(/^crew +\d+ +0 +0 {2}ok, ends with \d+ [0-9a-f]{64}$/m);
    expect(stdout).toContain('All 2 logs are what was written.');
  });

  it('proves a file without a server, and finds what was done to it', async () => {
    const headers = { cookie: `moorage_session=${owner.me.token}` };
    const text = await (await fetch(`${app.url}/api/audit/export.jsonl?tenant=crew`, { headers })).text();
    const lines = text.trimEnd().split('\n');
    const file = join(folder, 'crew.jsonl');
    const verifyLines = async (content: readonly string[]) => {
      await writeFile(file, `${content.join('\n')}\n`);
      return moorage(['audit', 'verify', '--file', file]);
    };
    const whole = await verifyLines(lines);
    expect([whole.code, whole.stderr]).toEqual([0, '']);
    expect(whole.stdout).toContain(`The log of organisation ${org} is what was written: ${lines.length - 1} entries`);
    const renamed = lines.findIndex((line) => line.includes('Crew Three'));
    for (const [content, sentence] of [
      [lines.with(renamed, lines[renamed]!.replace('Crew Three', 'Crew 3')), `broken at ${renamed}: Names, values`],
      [lines.toSpliced(renamed, 1), `broken at ${renamed + 1}: An entry is missing`],
      [lines.with(renamed, lines[renamed + 1]!).with(renamed + 1, lines[renamed]!), `broken at ${renamed + 1}: `],
      [lines.slice(0, -1), 'The chain does not end where it says'],
      [lines.with(renamed, '{"seq":'), `broken at ${renamed}: It can not be read.`],
    ] as const) {
      const { code, stdout, stderr } = await verifyLines(content);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(sentence);
    }
    expect((await verifyLines(['seq,at,category'])).stderr).toContain('This is not an export with proofs.');
    const away = await moorage(['audit', 'verify', '--file', join(folder, 'nothing.jsonl')]);
    expect([away.code, away.stdout]).toEqual([1, '']);
    expect(away.stderr).toContain('no such file');
    expect(await readFile(file, 'utf8')).toContain('seq');
  });

  it('needs a key that may, and an organisation that is there', async () => {
    expect((await verify('--org', 'nowhere')).stderr).toContain('There is no organisation "nowhere".');
    const keyless = await moorage(['audit', 'verify'], { environment: { MOORAGE_URL: app.url } });
    expect(keyless.stderr).toContain('MOORAGE_API_KEY');
  });

  it('tells which log somebody changed, and where', async () => {
    await tamper(`UPDATE audit_entries SET actor_id = 'somebody-else' WHERE chain = $1 AND seq = 2`);
    const { code, stdout, stderr } = await verify('--org', 'crew');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^crew .*BROKEN at 2: /m);
    expect(stderr).toBe('1 of 1 logs are not what was written.\n');
  });
});
