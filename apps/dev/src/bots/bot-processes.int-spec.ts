import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopBotProcesses } from './bot-processes.mjs';

describe('stopping bots that run as processes', () => {
  let parent: string;
  const running: ChildProcess[] = [];

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'moorage-bots-'));
  });

  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
    rmSync(parent, { recursive: true, force: true });
  });

  it('ends the keepers of this folder and nobody else', async () => {
    const mine = await startProcess('bot-keeper.js', join(parent, 'mine/containers/one'));
    const theirs = await startProcess('bot-keeper.js', join(parent, 'mine-not/containers/one'));
    const editor = await startProcess('editor.js', join(parent, 'mine/containers/one'));
    const ended = once(mine, 'exit');
    await stopBotProcesses(join(parent, 'mine'));
    expect(await ended).toEqual([null, 'SIGTERM']);
    expect([theirs, editor].map((child) => child.exitCode ?? child.signalCode)).toEqual([null, null]);
  });

  async function startProcess(script: string, argument: string): Promise<ChildProcess> {
    mkdirSync(argument, { recursive: true });
    writeFileSync(join(parent, script), "process.stdout.write('up'); setInterval(() => {}, 1000);");
    const child = spawn(process.execPath, [join(parent, script), argument], { stdio: ['ignore', 'pipe', 'inherit'] });
    running.push(child);
    await once(child.stdout!, 'data');
    return child;
  }
});
