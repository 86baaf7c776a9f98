/**
 * The process that keeps one bot's process: starts it, writes down what it prints, asks it for its health, starts it again when
 * it ends by itself, and stops it on SIGTERM. It lives on when Moorage dies, as a container does, and the next Moorage finds it
 * by `state.json`. Of one container there is never more than one: it holds a lock that the system takes back when it dies.
 *
 * Called with the container's folder. It loads nothing but Node and its neighbours, so it starts fast and stays small; and these
 * keep to TypeScript that Node can run by stripping the types, for that is how it runs in tests.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { constants } from 'node:os';
import { extname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { LogLine } from '../../application/ports/container-runtime.port.ts';
import { LineSplitter, LogWriter } from './log-file.ts';
import { identityOf, ownIdentity, signal } from './process-identity.ts';
import { type ContainerRecord, containerPaths, keptAlready, type KeeperState } from './process-layout.ts';

/** As Docker's restart policies do it: from 100 ms doubling up to a minute, from the start again after 10 s of running. */
const restartPause = { firstMs: 100, longestMs: 60_000, forgivenAfterMs: 10_000 };

class BotKeeper {
  private readonly paths: ReturnType<typeof containerPaths>;
  private readonly record: ContainerRecord;
  private readonly log: LogWriter;
  private state: KeeperState;
  private bot: ChildProcess | undefined;
  private stopping = false;
  private pauseMs = restartPause.firstMs;
  private failures = 0;
  private startedMs = 0;
  private restart: NodeJS.Timeout | undefined;
  private nextProbe: NodeJS.Timeout | undefined;

  constructor(folder: string) {
    this.paths = containerPaths(folder);
    holdLock(this.paths.lock);
    const before = readIfThere<KeeperState>(this.paths.state);
    this.state = {
      keeper: ownIdentity(),
      bot: null,
      phase: 'starting',
      health: 'starting',
      startedAt: null,
      exitCode: before?.exitCode ?? null,
    };
    // Known first, then asking what is wanted: a stop writes what it wants first, then looks for a keeper. One sees the other.
    this.save({});
    const record = readIfThere<ContainerRecord>(this.paths.record);
    if (!record) throw new Error(`${this.paths.record} is missing`);
    this.record = record;
    this.log = new LogWriter(this.paths.log);
    process.on('SIGTERM', () => this.stop());
    process.on('SIGINT', () => this.stop());
    // A predecessor that was killed leaves its bot to die by itself; a bot too busy to notice is helped.
    signal(before?.bot, 'SIGKILL');
    if (this.record.wanted === 'running') this.start();
    else this.leave();
  }

  private start(): void {
    const { spec, port, bundle } = this.record;
    const guard = pathToFileURL(join(import.meta.dirname, `die-with-keeper${extname(import.meta.filename)}`));
    const heapMegabytes = Math.max(32, Math.floor((spec.limits.memoryBytes / 1024 / 1024) * 0.75));
    this.bot = spawn(
      process.execPath,
      [`--max-old-space-size=${heapMegabytes}`, `--import=${guard.href}`, join(bundle, 'server.mjs')],
      {
        cwd: bundle,
        env: {
          PATH: process.env['PATH'],
          ...spec.env,
          PORT: String(port),
          MOORAGE_VOLUME_ROOT: this.paths.volumeRoot,
          MOORAGE_KEEPER_PIPE: '3',
        },
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
        windowsHide: true,
      },
    );
    this.writeDown(this.bot);
    const bot = this.bot.pid === undefined ? null : (identityOf(this.bot.pid) ?? null);
    this.failures = 0;
    this.startedMs = Date.now();
    this.save({ bot, phase: 'running', health: 'starting', startedAt: new Date(this.startedMs).toISOString() });
    this.bot.stdio[3]?.on('error', () => undefined); // the bot died; its exit is what counts
    this.bot.on('error', (error) => this.write('stderr', `The process could not be started: ${error.message}`));
    this.onceEnded(this.bot, (exitCode) => this.ended(exitCode));
    this.probeIn(50);
  }

  private writeDown(bot: ChildProcess): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      const lines = new LineSplitter((text) => this.write(stream, text));
      bot[stream]
        ?.setEncoding('utf8')
        .on('data', (text: string) => lines.push(text))
        .on('end', () => lines.finish());
    }
  }

  private write(stream: LogLine['stream'], text: string): void {
    try {
      this.log.write(stream, text);
    } catch {
      // A full disk costs lines of the log, not the bot.
    }
  }

  /** Its last lines arrive after its end, unless something it started holds its output open; that isn't waited for. */
  private onceEnded(bot: ChildProcess, then: (exitCode: number) => void): void {
    let told = false;
    const tell = (code: number | null, killedBy: NodeJS.Signals | null): void => {
      if (told) return;
      told = true;
      then(code ?? (killedBy ? 128 + signalNumber(killedBy) : 1));
    };
    bot.on('close', tell);
    bot.on('exit', (code, killedBy) => setTimeout(() => tell(code, killedBy), 500));
  }

  private ended(exitCode: number): void {
    clearTimeout(this.nextProbe);
    this.bot = undefined;
    if (this.stopping) return this.leave(exitCode);
    const ranMs = Date.now() - this.startedMs;
    if (ranMs >= restartPause.forgivenAfterMs) this.pauseMs = restartPause.firstMs;
    this.save({ bot: null, phase: 'restarting', health: 'starting', startedAt: null, exitCode });
    this.restart = setTimeout(() => this.start(), this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, restartPause.longestMs);
  }

  private stop(): void {
    this.stopping = true;
    clearTimeout(this.restart);
    if (this.bot) this.bot.kill('SIGTERM');
    else this.leave();
  }

  private leave(exitCode = this.state.exitCode): void {
    this.save({ bot: null, phase: 'stopped', health: 'starting', startedAt: null, exitCode });
    process.exit(0);
  }

  /** Fast until the first answer, then at its pace. */
  private probeIn(ms: number): void {
    this.nextProbe = setTimeout(() => void this.probe(), ms);
  }

  private async probe(): Promise<void> {
    const { healthCheck, port, spec } = this.record;
    const asked = this.bot;
    const ok = await isHealthy(`http://127.0.0.1:${port}${spec.healthPath}`, healthCheck.timeoutSeconds * 1000);
    if (asked !== this.bot || !this.bot) return; // the answer of an earlier run
    this.failures = ok ? 0 : this.failures + 1;
    const intervalMs = healthCheck.intervalSeconds * 1000;
    const starting = this.state.health === 'starting';
    const excused = starting && Date.now() - this.startedMs < healthCheck.startPeriodSeconds * 1000;
    const health = ok ? 'healthy' : this.failures >= healthCheck.retries && !excused ? 'unhealthy' : this.state.health;
    if (health !== this.state.health) this.save({ health });
    this.probeIn(this.state.health === 'starting' ? Math.min(200, intervalMs) : intervalMs);
  }

  private save(change: Partial<KeeperState>): void {
    this.state = { ...this.state, ...change };
    writeFileSync(`${this.paths.state}.tmp`, JSON.stringify(this.state), { mode: 0o600 });
    renameSync(`${this.paths.state}.tmp`, this.paths.state);
  }
}

/** 200 and JSON with `status: "ok"`; a page of HTML with 200 is not healthy. */
function isHealthy(url: string, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, signal: AbortSignal.timeout(timeoutMs) }, (answer) => {
      let text = '';
      answer
        .setEncoding('utf8')
        .on('data', (part: string) => (text.length < 65_536 ? (text += part) : answer.destroy()));
      answer.on('close', () => resolve(answer.statusCode === 200 && saysOk(text)));
    });
    request.on('error', () => resolve(false));
  });
}

function saysOk(text: string): boolean {
  try {
    return (JSON.parse(text) as { status?: unknown } | null)?.status === 'ok';
  } catch {
    return false;
  }
}

let lock: DatabaseSync | undefined;

/** SQLite's exclusive lock is the operating system's: it can't outlive this process, and no two processes hold it. */
function holdLock(path: string): void {
  try {
    lock = new DatabaseSync(path);
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
  } catch (error) {
    process.exit(/locked|busy/i.test(String(error)) ? keptAlready : 1);
  }
}

function readIfThere<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Shells report a death by signal as 128 and its number, and so does Docker. */
function signalNumber(name: NodeJS.Signals): number {
  return constants.signals[name];
}

const folder = process.argv[2];
if (!folder) throw new Error('say which container to keep, by its folder');
new BotKeeper(folder);
