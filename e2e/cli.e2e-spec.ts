import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@moorage/kernel/testing';
import { freePort } from '@moorage/platform/testing';
import type { ClientBase } from 'pg';
import { BuiltServer } from './dsl/built-server.ts';
import { moorage } from './dsl/command-line.ts';
import { passwordOfEveryone } from './dsl/test-app.ts';
import { onDatabase } from './dsl/on-database.ts';
import type { Actor } from './dsl/actor.ts';

const server = process.env['MOORAGE_TEST_DATABASE_URL']!;
const stack = /\n\s+at |node_modules|\.[jt]s:\d/;

/** `moorage` as an operator runs it: the built command as a process, before a server runs and beside one. */
describe('the command line', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'moorage-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  describe('without a server', () => {
    const database = `moorage_cli_${randomBytes(6).toString('hex')}`;
    const url = new URL(server);
    url.pathname = `/${database}`;
    const environment = {
      DATABASE_URL: url.toString(),
      MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
      MOORAGE_DATA_DIR: '',
      FLEET_RUNTIME: 'process',
      MOORAGE_URL: '',
    };
    const people = () =>
      onDatabase(url.toString(), (client: ClientBase) =>
        client.query<{ email: string; platform_admin: boolean }>(
          'SELECT email, platform_admin FROM users ORDER BY email',
        ),
      );

    beforeAll(async () => {
      environment.MOORAGE_DATA_DIR = folder;
      environment.MOORAGE_URL = `http://127.0.0.1:${await freePort()}`;
      await onDatabase(server, (client) => client.query(`CREATE DATABASE ${database}`));
    });
    afterAll(() => onDatabase(server, (client) => client.query(`DROP DATABASE ${database} WITH (FORCE)`)));

    it('says in doctor what to do before the schema is there', async () => {
      const { code, stdout, stderr } = await moorage(['doctor'], { environment });
      expect(code).toBe(1);
      expect(stdout).toMatch(/^ok +Postgres +version 18 answers$/m);
      expect(stdout).toMatch(/^FAIL +Schema .*run: moorage migrate$/m);
      expect(stdout).toMatch(/^FAIL +Server +nothing answers at .*MOORAGE_URL$/m);
      expect(stderr).toBe('2 of 7 checks failed.\n');
    });

    it('migrates an empty database, and the second time says that nothing was left to do', async () => {
      const first = await moorage(['migrate'], { environment });
      expect(first).toMatchObject({ code: 0, stderr: '' });
      expect(first.stdout).toMatch(/^Applied:\n( {2}\w+\n){6,}$/);
      expect(await moorage(['migrate'], { environment })).toEqual({
        code: 0,
        stdout: 'The schema is up to date.\n',
        stderr: '',
      });
    });

    it('makes a platform admin, with the password from standard input and nowhere else', async () => {
      const args = ['admin', 'create', '--email', 'Ada@Example.test', '--name', 'Ada Admin'];
      const { code, stdout, stderr } = await moorage(args, { environment, input: `${passwordOfEveryone}\n` });
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('is a platform admin.');
      expect(stdout).not.toContain(passwordOfEveryone);
      expect((await people()).rows).toEqual([{ email: 'ada@example.test', platform_admin: true }]);
    });

    it.each([
      ['a password that is too short', 'bob@example.test', 'Bob', 'short\n', 'PASSWORD.TOO_SHORT'],
      ['a password that everybody tries', 'bob@example.test', 'Bob', 'password123456\n', 'PASSWORD.TOO_COMMON'],
      ['what is no address', 'bob', 'Bob', `${passwordOfEveryone}\n`, 'EMAIL.INVALID'],
      ['a name that nobody can see', 'bob@example.test', ' \u200b', `${passwordOfEveryone}\n`, 'REQUEST.INVALID'],
      ['no password', 'bob@example.test', 'Bob', '', 'No password was given'],
    ])('refuses %s with one sentence', async (_, email, name, input, sentence) => {
      const { code, stdout, stderr } = await moorage(['admin', 'create', '--email', email, '--name', name], {
        environment,
        input,
      });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(sentence);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).not.toMatch(stack);
      expect((await people()).rows).toHaveLength(1);
    });

    it.each([
      [{ MOORAGE_SECRET_KEY: '' }, /MOORAGE_SECRET_KEY/],
      [{ DATABASE_URL: '' }, /DATABASE_URL/],
      [{ DATABASE_URL: 'mysql://nowhere', PORT: 'abc' }, /DATABASE_URL[\s\S]*PORT/],
    ])('names the variable where the configuration is %j', async (wrong, names) => {
      const broken = { ...environment, ...wrong };
      const migrated = await moorage(['migrate'], { environment: broken });
      expect([migrated.code, migrated.stdout]).toEqual([78, '']);
      expect(migrated.stderr).toMatch(names);
      expect(migrated.stderr).not.toMatch(stack);
      const doctor = await moorage(['doctor'], { environment: broken });
      expect(doctor.code).toBe(1);
      expect(doctor.stdout).toMatch(names);
    });

    it('says so where no database answers', async () => {
      const away = { ...environment, DATABASE_URL: `postgres://postgres:hunter2@127.0.0.1:${await freePort()}/none` };
      const migrated = await moorage(['migrate'], { environment: away });
      expect([migrated.code, migrated.stdout]).toEqual([1, '']);
      expect(migrated.stderr.trim()).not.toBe('');
      const doctor = await moorage(['doctor'], { environment: away });
      expect(doctor.code).toBe(1);
      expect(doctor.stdout).toMatch(/^FAIL +Postgres +does not answer .*check DATABASE_URL$/m);
      for (const text of [migrated.stderr, doctor.stdout, doctor.stderr]) expect(text).not.toMatch(/hunter2|\n\s+at /);
    });

    it('needs a key for what goes over the API, and a server that answers', async () => {
      const keyless = await moorage(['provisioning', 'reconcile'], { environment });
      expect([keyless.code, keyless.stdout]).toEqual([1, '']);
      expect(keyless.stderr).toContain('MOORAGE_API_KEY');
      const nowhere = await moorage(['provisioning', 'reconcile'], {
        environment: { ...environment, MOORAGE_API_KEY: 'mrg_x' },
      });
      expect(nowhere.code).toBe(1);
      expect(nowhere.stderr).toContain(environment.MOORAGE_URL);
      expect(nowhere.stderr).not.toMatch(stack);
    });

    it('explains itself, and names what it does not know', async () => {
      const help = await moorage(['--help']);
      expect(help.code).toBe(0);
      for (const command of ['migrate', 'admin', 'doctor', 'provisioning', 'audit'])
        expect(help.stdout).toContain(command);
      const unknown = await moorage(['explode']);
      expect(unknown.code).toBe(1);
      expect(unknown.stderr).toContain("unknown command 'explode'");
    });
  });

  describe('beside a server', () => {
    let built: BuiltServer;
    let owner: Actor;
    let environment: Record<string, string>;

    beforeAll(async () => {
      built = await BuiltServer.create();
      await built.start();
      owner = (await built.aPerson('Olive Owner')).in('acme');
      await onDatabase(built.database.url, (client) =>
        client.query('UPDATE users SET platform_admin = true WHERE id = $1', [owner.me.userId]),
      );
      await owner.post('/api/organizations', { name: 'Acme', slug: 'acme' }).expect(201);
      await eventually(
        async () =>
          ((await owner.get('/api/instances').expect(200)).body as { items: { status: string }[] }).items[0]?.status ===
          'RUNNING',
        60_000,
      );
      const { secret } = (
        await owner.post('/api/me/api-keys', { name: 'Operator', scopes: ['read', 'write', 'admin'] }).expect(201)
      ).body as { secret: string };
      environment = { MOORAGE_URL: built.url, MOORAGE_API_KEY: secret };
    });
    afterAll(() => built.dispose());

    it('finds everything well', async () => {
      const { code, stdout, stderr } = await moorage(['doctor'], {
        environment: {
          ...environment,
          DATABASE_URL: built.database.url,
          MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
          FLEET_RUNTIME: 'process',
          MOORAGE_DATA_DIR: folder,
        },
      });
      expect([code, stderr]).toEqual([0, '']);
      expect(
        stdout
          .trim()
          .split('\n')
          .map((line) => line.slice(0, 4)),
      ).toEqual(Array(7).fill('ok  '));
      expect(stdout).toMatch(/^ok +Server +version \S+ is ready at /m);
    });

    it.each([[[]], [['--org', 'acme']], [['--org', 'ACME']]])('compares and reports with %j', async (more) => {
      const [instance] = ((await owner.get('/api/instances').expect(200)).body as { items: { id: string }[] }).items;
      const { code, stdout, stderr } = await moorage(['provisioning', 'reconcile', ...more], { environment });
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(
        new RegExp(
          `^instance +compared +added +removed +role changed\n${instance!.id} +1 +0 +0 +0\n1 instance compared.\n$`,
        ),
      );
    });

    it('takes the id of an organisation', async () => {
      const { id } = (await owner.get('/api/organization').expect(200)).body as { id: string };
      expect((await moorage(['provisioning', 'reconcile', '--org', id], { environment })).stdout).toContain(
        '1 instance compared.',
      );
    });

    it.each([
      ['an organisation that is not there', ['--org', 'nowhere'], {}, 'There is no organisation "nowhere".'],
      ['an id that is not there', ['--org', '00000000-0000-7000-8000-000000000000'], {}, 'ORG.NOT_FOUND'],
      ['a key that is not one', [], { MOORAGE_API_KEY: 'mrg_not_a_key' }, 'AUTH.REQUIRED'],
    ])('refuses %s with one sentence', async (_, more, wrong, sentence) => {
      const { code, stdout, stderr } = await moorage(['provisioning', 'reconcile', ...more], {
        environment: { ...environment, ...wrong },
      });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(sentence);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).not.toMatch(stack);
    });

    it('refuses a key without the scope', async () => {
      const { secret } = (await owner.post('/api/me/api-keys', { name: 'Reader', scopes: ['read'] }).expect(201))
        .body as { secret: string };
      const { code, stderr } = await moorage(['provisioning', 'reconcile'], {
        environment: { ...environment, MOORAGE_API_KEY: secret },
      });
      expect(code).toBe(1);
      expect(stderr).toContain('AUTH.SCOPE_MISSING');
    });
  });
});
