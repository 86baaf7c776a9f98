import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@moorage/kernel/testing';
import { createTestDatabase, freePort, type TestDatabase } from '@moorage/platform/testing';
import { Actor } from './actor.ts';
import { Outbox } from './outbox.ts';
import { passwordOfEveryone } from './test-app.ts';

/** Whoever is killed and started some forty times needn't compile the same modules each time. */
const compileCache = join(__dirname, '../../.nx/compile-cache');

/** The built server as a process of its own, which can be killed and started again over the same data. */
export class BuiltServer {
  /** All that it printed, over all its lives. */
  log = '';
  private process: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    readonly installationId: string,
    readonly database: TestDatabase,
    private readonly dataDir: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async create(environment: Record<string, string> = {}): Promise<BuiltServer> {
    const [port, database, dataDir] = await Promise.all([
      freePort(),
      createTestDatabase(),
      mkdtemp(join(tmpdir(), 'moorage-built-')),
    ]);
    const installationId = `e2e-${randomBytes(4).toString('hex')}`;
    return new BuiltServer(`http://localhost:${port}`, installationId, database, dataDir, {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      MOORAGE_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
      MOORAGE_DATA_DIR: dataDir,
      MOORAGE_INSTALLATION_ID: installationId,
      PORT: String(port),
      FLEET_RUNTIME: 'process',
      FLEET_REGISTRY: 'held',
      LOG_LEVEL: 'warn',
      NODE_COMPILE_CACHE: compileCache,
      ...environment,
    });
  }

  /** Starts it and waits until it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(__dirname, '../../apps/api/dist/main.js')], {
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.log += chunk.toString('utf8')));
    await eventually(async () => {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${this.log}`);
      return (await fetch(`${this.url}/readyz`)).ok;
    }, 150_000);
  }

  /** As a power cut would: nothing gets to finish. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** As an orchestrator would; resolves with the exit code. */
  async terminate(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  visitor(): Actor {
    return new Actor(this.url);
  }

  /** Somebody who signed up and verified the address. */
  async aPerson(name: string): Promise<Actor> {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.test`;
    const visitor = this.visitor();
    await visitor.post('/api/auth/sign-up', { email, name, password: passwordOfEveryone }).expect(202);
    const token = await this.outbox().tokenSentTo(email, /verify/i);
    const verified = await visitor.post('/api/auth/verify-email', { token }).expect(200);
    const { person } = verified.body as { person: { id: string } };
    return visitor.signedInBy(verified, { userId: person.id, email, name });
  }

  outbox(): Outbox {
    return new Outbox(this.database.url);
  }

  async dispose(): Promise<void> {
    await this.end('SIGTERM');
    await this.database.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.process;
    this.process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  }
}
