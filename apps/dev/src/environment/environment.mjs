import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../workspace.mjs';
import { chromium } from './chromium.mjs';
import { installCommand, installDebianPackages, packageSourceHere } from './debian-packages.mjs';
import { dockerEngine } from './docker-engine.mjs';
import { registry, registryAnswers } from './registry.mjs';
import { startTestDatabase } from './test-database.mjs';

/**
 * A service the suites may need. `prepare` makes it ready and answers with the variables by which the suites find it.
 * @typedef {'database' | 'docker' | 'registry' | 'chromium' | 'busybox' | 'nginx' | 'wrk'} ServiceName
 * @typedef {{ name: ServiceName, packages: string[], isThere: () => boolean | Promise<boolean>,
 *   prepare: (environment: TestEnvironment) => Promise<Record<string, string>> }} Service
 */

const program = (name, packages, paths) => ({
  name,
  packages,
  isThere: () => paths.some((path) => existsSync(path)),
  prepare: async () => ({}),
});

/** @type {Record<ServiceName, Service>} */
const SERVICES = {
  database: {
    name: 'database',
    packages: [],
    isThere: () => true,
    async prepare(environment) {
      const given = process.env.MOORAGE_TEST_DATABASE_URL;
      if (given) return { MOORAGE_TEST_DATABASE_URL: given };
      const database = await startTestDatabase();
      environment.stopLater(database.stop);
      return { MOORAGE_TEST_DATABASE_URL: database.url };
    },
  },
  docker: {
    name: 'docker',
    packages: dockerEngine.packages,
    isThere: async () => (await dockerEngine.isReady()) || dockerEngine.isInstalled(),
    async prepare(environment) {
      if (await dockerEngine.isReady()) return {};
      if (!dockerEngine.canStart())
        throw new Error(`The Docker Engine doesn't answer. Start it: ${dockerEngine.startCommand}`);
      environment.stopLater(await dockerEngine.start(join(dataFolder, 'test/dockerd.log')));
      return {};
    },
  },
  registry: {
    name: 'registry',
    packages: registry.packages,
    isThere: async () => (await registryAnswers(givenRegistry())) || registry.isInstalled(),
    async prepare(environment) {
      if (await registryAnswers(givenRegistry())) return { MOORAGE_TEST_REGISTRY: givenRegistry() };
      const folder = await mkdtemp(join(tmpdir(), 'moorage-registry-'));
      environment.stopLater(() => rm(folder, { recursive: true, force: true }));
      const { address, stop } = await registry.start(folder);
      environment.stopLater(stop);
      return { MOORAGE_TEST_REGISTRY: address };
    },
  },
  chromium: {
    name: 'chromium',
    packages: chromium.packages,
    isThere: async () => Boolean(await chromium.find()),
    async prepare() {
      const path = await chromium.find();
      if (!path) throw new Error('Chromium was installed but does not run. Name a browser in MOORAGE_TEST_CHROMIUM.');
      return { MOORAGE_TEST_CHROMIUM: path };
    },
  },
  busybox: program('busybox', ['busybox-static'], ['/bin/busybox', '/usr/bin/busybox']),
  nginx: program('nginx', ['nginx-light'], ['/usr/sbin/nginx', '/usr/bin/nginx']),
  wrk: program('wrk', ['wrk'], ['/usr/bin/wrk', '/usr/local/bin/wrk']),
};

const givenRegistry = () => process.env.MOORAGE_TEST_REGISTRY ?? registry.usualAddress;

/**
 * The real services that suites run against. What answers already is used and left alone; what is missing is installed
 * where that can be done (root on Debian or Ubuntu), and everything started here is stopped in the end.
 */
export class TestEnvironment {
  /** By what the suites find the services. @type {Record<string, string>} */
  variables = {};
  /** What couldn't be had, with the reason and what to do about it. @type {Map<ServiceName, string>} */
  missing = new Map();
  /** @type {(() => Promise<void>)[]} */
  #stops = [];

  /** @param {readonly ServiceName[]} names */
  async prepare(names) {
    await this.#install(names);
    for (const name of names) {
      if (this.missing.has(name)) continue;
      try {
        Object.assign(this.variables, await SERVICES[name].prepare(this));
      } catch (error) {
        this.missing.set(name, error.message);
      }
    }
  }

  /** Runs when the environment is stopped; what was started last is stopped first. @param {() => Promise<void>} stop */
  stopLater(stop) {
    this.#stops.unshift(stop);
  }

  async stop() {
    for (const stop of this.#stops.splice(0)) await stop();
  }

  /** @param {readonly ServiceName[]} names */
  async #install(names) {
    /** @type {Service[]} */
    const absent = [];
    for (const name of names) if (!(await SERVICES[name].isThere())) absent.push(SERVICES[name]);
    if (absent.length === 0) return;
    const packages = absent.flatMap((service) => service.packages);
    const failure = await this.#installPackages(packages);
    if (failure === undefined) return;
    for (const { name, packages: own } of absent) this.missing.set(name, `${failure} ${installCommand(own)}`);
  }

  /** @returns {Promise<string | undefined>} why it couldn't be done, as the start of a sentence that ends in a command */
  async #installPackages(packages) {
    if (packageSourceHere() !== 'install') return 'It is not on this machine; on Debian or Ubuntu it comes with:';
    try {
      await installDebianPackages(packages);
      return undefined;
    } catch (error) {
      return `${error.message.trim()}\nIt could not be installed. By hand:`;
    }
  }
}
