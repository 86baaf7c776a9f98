import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What an installation keeps from one start to the next, each made on first use:
 * - `installation`: its id, which marks everything it makes in Docker;
 * - `secrets.json`, readable by its owner alone: the key that other secrets are encrypted with, and the database's password.
 * @param {string} folder
 * @returns {{ id: string, secretKey: string, databasePassword: string }}
 */
export function openInstallation(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const id = keep(join(folder, 'installation'), 0o644, () => randomBytes(6).toString('hex'));
  const secrets = keep(join(folder, 'secrets.json'), 0o600, () =>
    JSON.stringify(
      {
        MOORAGE_SECRET_KEY: randomBytes(32).toString('base64'),
        databasePassword: randomBytes(24).toString('base64url'),
      },
      null,
      2,
    ),
  );
  const { MOORAGE_SECRET_KEY: secretKey, databasePassword } = JSON.parse(secrets);
  return { id, secretKey, databasePassword };
}

/** The id of the installation in a folder, if there is one. */
export function installationId(folder) {
  const file = join(folder, 'installation');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function keep(file, mode, make) {
  if (!existsSync(file)) writeFileSync(file, `${make()}\n`, { mode, flag: 'wx' });
  chmodSync(file, mode);
  return readFileSync(file, 'utf8').trim();
}
