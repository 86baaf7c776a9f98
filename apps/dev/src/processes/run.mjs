import { spawn } from 'node:child_process';

/** A command that ended with anything but 0; its message carries the whole output, since nothing of it was shown before. */
export class CommandFailed extends Error {
  /** @param {string} title @param {number} code @param {string} output */
  constructor(title, code, output) {
    super(`${title} failed with code ${code}.\n\n${output.trim()}\n`);
    this.name = 'CommandFailed';
    this.output = output;
  }
}

/**
 * Runs a command to its end and keeps what it prints, both streams in the order they came.
 * @param {string} command @param {readonly string[]} args no shell: each is one argument, whatever it holds
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} a command ended by a signal has the code 128
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 128, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

/**
 * As `run`, for commands that must succeed.
 * @param {string} title what the command is for, as the start of a sentence
 * @throws {CommandFailed}
 */
export async function runOrFail(title, command, args, options = {}) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new CommandFailed(title, code, output);
  return output;
}

/** Whether a process with this id exists, this user's or another's. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
