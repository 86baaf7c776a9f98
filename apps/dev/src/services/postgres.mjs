import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf } from '../processes/command-of.mjs';
import { CommandFailed, runOrFail } from '../processes/run.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { unprivilegedAccount } from './unprivileged-user.mjs';

const USER = 'postgres';
const START_SECONDS = 60;

/**
 * A Postgres server of our own: one folder with its data and its log, listening on 127.0.0.1 alone.
 *
 * It runs as a daemon in its own session, so a Ctrl-C in the terminal doesn't take it away from under the API; whoever
 * starts it stops it. A server that a killed run has left behind is found by its folder and used again.
 */
export class PostgresServer {
  #folder;
  #password;
  #binaries;
  #account;

  /** @param {{ folder: string, password: string }} options the folder is made, and given to who runs Postgres */
  static async in({ folder, password }) {
    const binaries = postgresBinaries();
    const account = await unprivilegedAccount([binaries.postgres, join(folder, 'data')]);
    return new PostgresServer(folder, password, binaries, account);
  }

  /** @private use `PostgresServer.in` */
  constructor(folder, password, binaries, account) {
    this.#folder = folder;
    this.#password = password;
    this.#binaries = binaries;
    this.#account = account;
  }

  get #data() {
    return join(this.#folder, 'data');
  }

  get logFile() {
    return join(this.#folder, 'server.log');
  }

  /** @param {number} port @param {string} [database] */
  url(port, database = 'postgres') {
    return `postgres://${USER}:${encodeURIComponent(this.#password)}@127.0.0.1:${port}/${database}`;
  }

  /** Makes an empty cluster in the folder where there is none. An initialisation that was cut short is begun anew. */
  async initialise({ durable = true } = {}) {
    if (existsSync(join(this.#folder, 'initialised'))) return;
    await rm(this.#folder, { recursive: true, force: true });
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const passwordFile = join(this.#folder, 'password');
    await writeFile(passwordFile, `${this.#password}\n`, { mode: 0o600 });
    await this.#own(this.#folder, passwordFile);
    await this.#run('Preparing the database', this.#binaries.initdb, [
      `--pgdata=${this.#data}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-locale',
      ...(durable ? [] : ['--no-sync']),
    ]);
    await rm(passwordFile);
    await writeFile(join(this.#folder, 'initialised'), '');
  }

  /**
   * The port of the server that runs in this folder already, if one does.
   * @returns {Promise<number | undefined>}
   */
  async runningPort() {
    const file = await this.#pidFile();
    return file && commandOf(file.pid)?.includes('postgres') ? file.port : undefined;
  }

  /**
   * Starts the server and waits until it takes connections.
   * @param {{ port: number, settings?: Record<string, string | number> }} options
   */
  async start({ port, settings = {} }) {
    await this.#removeStalePidFile();
    await rm(this.logFile, { force: true });
    const all = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
    const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`);
    try {
      await this.#run('Starting the database', this.#binaries.control, [
        'start',
        '--wait',
        `--timeout=${START_SECONDS}`,
        `--pgdata=${this.#data}`,
        `--log=${this.logFile}`,
        `--options=${options.join(' ')}`,
      ]);
    } catch (error) {
      const log = await readFile(this.logFile, 'utf8').catch(() => '');
      throw error instanceof CommandFailed ? new Error(`The database didn't start.\n\n${log || error.output}`) : error;
    }
  }

  /** Ends all connections, writes everything down and stops. Does nothing where no server runs. */
  async stop() {
    if ((await this.runningPort()) === undefined) return;
    await this.#run('Stopping the database', this.#binaries.control, [
      'stop',
      '--wait',
      '--mode=fast',
      `--pgdata=${this.#data}`,
    ]);
  }

  /** After a power cut another process may bear the number in the file; Postgres would take it for a server of its own. */
  async #removeStalePidFile() {
    if ((await this.#pidFile()) && (await this.runningPort()) === undefined)
      await rm(join(this.#data, 'postmaster.pid'));
  }

  /** Process id in the first line, port in the fourth: see "postmaster.pid" in Postgres' documentation of its file layout. */
  async #pidFile() {
    const text = await readFile(join(this.#data, 'postmaster.pid'), 'utf8').catch(() => undefined);
    const lines = text?.split('\n');
    return lines && { pid: Number(lines[0]), port: Number(lines[3]) };
  }

  async #own(...paths) {
    const { uid, gid } = this.#account;
    if (uid === undefined || gid === undefined) return;
    for (const path of paths) await chown(path, uid, gid);
  }

  async #run(title, program, args) {
    const [command, all, ids] = this.#account.command(program, args);
    return runOrFail(title, command, all, { ...ids, cwd: this.#folder, env: { ...process.env, LC_ALL: 'C' } });
  }
}
