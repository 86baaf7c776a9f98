import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OperatorError } from './operator-error.ts';

const entry = fileURLToPath(new URL('../../api/dist/operate.js', import.meta.url));

/**
 * Runs a task that works on the installation's database, not over HTTP: the server's own code in a process of its own, so
 * that the command line needs nothing of the server but its API. Takes the same environment as the server.
 * @throws OperatorError with what the task said
 */
export async function runLocalTask<Result>(
  task: 'migrate' | 'create-admin' | 'diagnose',
  input: object = {},
): Promise<Result> {
  if (!existsSync(entry)) throw new OperatorError('The server is not built yet; run: npm run build');
  const child = spawn(process.execPath, [entry, task], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(input));
  const [output, complaint, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number>((resolve, reject) => child.once('error', reject).once('close', (exit) => resolve(exit ?? 1))),
  ]);
  if (code !== 0) throw new OperatorError(complaint.trim() || `The task ended with code ${code}`, code);
  return JSON.parse(output) as Result;
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks).toString('utf8');
}
