import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnitOfWork } from '@moorage/kernel';
import { PeopleDirectory } from '@moorage/contracts';
import { ContainerRuntime } from '@moorage/fleet';
import { createTestDatabase, freePort } from '@moorage/platform/testing';
import { loadConfig, startApplication, type RunningApplication } from '@moorage/api';
import { Actor, type Identity } from './actor.ts';
import { DnsRecords } from './dns-records.ts';
import { Outbox } from './outbox.ts';

export interface TestAppOptions {
  /** Environment variables over the tests' own. */
  readonly environment?: Record<string, string>;
  /** A second replica uses the database of the first. */
  readonly databaseUrl?: string;
}

/** The whole of Moorage on a free port of this machine, with a database and a data folder of its own. */
export class TestApp {
  private constructor(
    readonly url: string,
    readonly databaseUrl: string,
    readonly running: RunningApplication,
    readonly dns: DnsRecords,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  static async start({ environment = {}, databaseUrl }: TestAppOptions = {}): Promise<TestApp> {
    const database =
      databaseUrl === undefined ? await createTestDatabase() : { url: databaseUrl, drop: () => Promise.resolve() };
    const dataDir = await mkdtemp(join(tmpdir(), 'moorage-e2e-'));
    const port = await freePort();
    const dns = await DnsRecords.in(join(dataDir, 'dns.json'));
    const config = loadConfig({
      DATABASE_URL: database.url,
      MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
      MOORAGE_DATA_DIR: dataDir,
      MOORAGE_INSTALLATION_ID: `e2e-${randomBytes(4).toString('hex')}`,
      PORT: String(port),
      FLEET_RUNTIME: 'process',
      FLEET_REGISTRY: 'held',
      MOORAGE_DNS_FILE: dns.path,
      LOG_LEVEL: process.env['MOORAGE_TEST_LOG_LEVEL'] ?? 'silent',
      ...environment,
    });
    const running = await startApplication(config);
    return new TestApp(config.settings.platformUrl, database.url, running, dns, async () => {
      await running.close();
      await removeBots(running.app.get(ContainerRuntime), config.settings.installationId);
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    });
  }

  /** A visitor without a session. */
  visitor(): Actor {
    return new Actor(this.url);
  }

  /** A person with a verified account, signed in. The name becomes the address: `Kim Reed` is kim.reed@example.test. */
  async aPerson(name: string, address = `${name.toLowerCase().replaceAll(' ', '.')}@example.test`): Promise<Actor> {
    const people = this.running.app.get(PeopleDirectory);
    const { person, session } = await this.running.app.get(UnitOfWork).run(async () => {
      const registered = await people.registerVerified({ email: address, name, password: passwordOfEveryone });
      return { person: registered, session: await people.openSession(registered.userId) };
    });
    return new Actor(this.url, { userId: person.userId, email: person.email, name: person.name, token: session.token });
  }

  /**
   * Takes somebody into the organisation in which `inviter` works: invited by mail, and accepted.
   * @returns the same person, working there
   */
  async joins(person: Actor, inviter: Actor, role = 'MEMBER'): Promise<Actor> {
    await inviter.post('/api/invitations', { emails: [person.me.email], role }).expect(200);
    const token = await this.outbox().tokenSentTo(person.me.email, /invit/i);
    await person.post('/api/invitation-tokens/accept', { token }).expect(200);
    return inviter.welcomes(person);
  }

  /** A person who is signed in already, at this replica. */
  asPerson(identity: Identity): Actor {
    return new Actor(this.url, identity);
  }

  /** What was mailed, as an admin reads it. */
  outbox(): Outbox {
    return new Outbox(this.databaseUrl);
  }

  async stop(): Promise<void> {
    await this.cleanUp();
  }
}

/** An engine would keep them for ever, and has room for about 30 networks. Child processes end with the application. */
async function removeBots(runtime: ContainerRuntime, installationId: string): Promise<void> {
  if (runtime.kind !== 'docker') return;
  const owned = await runtime.listOwned(installationId);
  const named = (kind: (typeof owned)[number]['kind']) =>
    owned.filter((resource) => resource.kind === kind).map(({ name }) => name);
  await Promise.all(named('container').map((name) => runtime.removeContainer(name)));
  await Promise.all(named('network').map((name) => runtime.removeNetwork(name)));
  await Promise.all(named('volume').map((name) => runtime.removeVolume(name)));
}

export const passwordOfEveryone = 'quiet harbour lantern 42';
