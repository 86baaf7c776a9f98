import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Runs a command and hands out what it prints line by line.
 * @param {string} command @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, onLine: (line: string) => void, signal?: AbortSignal }} options
 * @returns {Promise<number>} exit code; 128 where a signal ended it
 */
export function runStreaming(command, args, { cwd, env, onLine, signal }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine);
    signal?.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 128));
  });
}
