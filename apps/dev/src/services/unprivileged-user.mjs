import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { run, runOrFail } from '../processes/run.mjs';

const NAME = 'postgres';
/** From linux/capability.h: reading and searching whatever folder; the first includes writing. */
const CAPABILITIES = [
  { name: 'dac_read_search', bit: 2n },
  { name: 'dac_override', bit: 1n },
];

/**
 * How to run a program so that Postgres accepts to start: never as root.
 * @typedef {{ uid?: number, gid?: number }} Ids
 * @typedef {Ids & { command: (program: string, args: readonly string[]) => [string, string[], Ids] }} Account
 */

/**
 * The account Postgres runs under: this user's own, or, for root, the user `postgres`, who is created where it is missing.
 * Where that user couldn't even reach the folders, since root's checkout lies in a private one, the processes keep root's
 * right to read them and nothing else of root.
 * @param {readonly string[]} paths folders and files that the processes have to reach
 * @returns {Promise<Account>}
 */
export async function unprivilegedAccount(paths) {
  if (process.getuid?.() !== 0) return { command: (program, args) => [program, [...args], {}] };
  const ids = (await findUser()) ?? (await createUser());
  if (paths.every((path) => isReachable(path, ids))) {
    return { ...ids, command: (program, args) => [program, [...args], ids] };
  }
  const capability = heldCapability();
  if (!capability) {
    throw new Error(
      `Postgres doesn't run as root, and the user "${NAME}" can't reach this folder. Move the checkout to where others may read it (such as /srv), or set DATABASE_URL.`,
    );
  }
  const setpriv = [
    `--reuid=${ids.uid}`,
    `--regid=${ids.gid}`,
    '--clear-groups',
    `--inh-caps=-all,+${capability}`,
    `--ambient-caps=-all,+${capability}`,
    // Without it, access(2) would not count the capability, and initdb asks with it for the binaries beside its own.
    '--securebits=+no_setuid_fixup',
  ];
  return { ...ids, command: (program, args) => ['setpriv', [...setpriv, program, ...args], {}] };
}

async function findUser() {
  const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
  return uid.code === 0 && gid.code === 0 ? { uid: Number(uid.output), gid: Number(gid.output) } : undefined;
}

async function createUser() {
  const args = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME];
  await runOrFail(`Creating the user "${NAME}", since Postgres doesn't run as root,`, 'useradd', args);
  const user = await findUser();
  if (!user) throw new Error(`The user "${NAME}" was created but can't be found.`);
  return user;
}

/** Whether every folder above a path may be passed through by the user. */
function isReachable(path, { uid, gid }) {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid: owner, gid: group } = statSync(folder);
      const execute = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
      if ((mode & execute) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

function heldCapability() {
  const effective = /^CapEff:\s+([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  return CAPABILITIES.find(({ bit }) => ((BigInt(`0x${effective}`) >> bit) & 1n) === 1n)?.name;
}
