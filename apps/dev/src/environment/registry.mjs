import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedChild } from '../processes/managed-child.mjs';
import { waitUntil } from '../processes/wait-until.mjs';
import { freePort } from '../services/free-port.mjs';

/** The packaged registry asks for a password file; 5000 is where an open one is usually found. */
const USUAL_PORT = 5000;

/** Whether an open OCI registry answers at an address such as `127.0.0.1:5000`. */
export async function registryAnswers(address) {
  try {
    const response = await fetch(`http://${address}/v2/`, { signal: AbortSignal.timeout(2_000) });
    return response.status === 200 && response.headers.has('docker-distribution-api-version');
  } catch {
    return false;
  }
}

export const registry = {
  name: 'image registry',
  packages: ['docker-registry'],
  usualAddress: `127.0.0.1:${USUAL_PORT}`,

  isInstalled: () => existsSync('/usr/bin/docker-registry'),

  /**
   * Starts an open registry that keeps its images in a folder.
   * @param {string} folder
   * @param {number} [wishedPort]
   * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
   */
  async start(folder, wishedPort = USUAL_PORT) {
    const address = `127.0.0.1:${await freePort(wishedPort)}`;
    mkdirSync(folder, { recursive: true });
    const config = join(folder, 'config.yml');
    writeFileSync(config, configuration(address, join(folder, 'images')));
    const log = openSync(join(folder, 'registry.log'), 'w');
    const child = new ManagedChild('docker-registry', ['serve', config], { stdio: ['ignore', log, log] });
    closeSync(log);
    const ready = await waitUntil(async () => !child.isRunning || (await registryAnswers(address)), {
      withinMs: 15_000,
    });
    if (ready && child.isRunning) return { address, stop: () => child.stop() };
    await child.stop();
    throw new Error(`docker-registry doesn't start here; see ${join(folder, 'registry.log')}`);
  },
};

/** YAML is a superset of JSON. */
function configuration(address, images) {
  return JSON.stringify({
    version: '0.1',
    log: { level: 'warn' },
    storage: { filesystem: { rootdirectory: images }, delete: { enabled: true } },
    http: { addr: address },
  });
}
