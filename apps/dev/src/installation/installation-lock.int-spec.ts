import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InstallationLock } from './installation-lock.mjs';

describe('the lock of an installation', () => {
  let folder: string;
  const running: ChildProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'moorage-lock-'));
  });

  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is taken once, and again after it was released', () => {
    const lock = new InstallationLock(folder);
    expect(lock.acquire(4400)).toEqual({ taken: true, orphan: undefined });
    lock.release();
    expect(lock.acquire(4400)).toEqual({ taken: true, orphan: undefined });
  });

  it('is refused while a starter runs, and says where', async () => {
    const starter = await runScript('start.mjs');
    hold({ pid: starter, port: 4999 });
    const lock = new InstallationLock(folder);
    expect(lock.isHeld()).toBe(true);
    expect(lock.acquire(4400)).toEqual({ taken: false, by: { pid: starter, port: 4999 } });
  });

  it('is free though another program bears the starter’s number by now', async () => {
    hold({ pid: await runScript('editor.mjs'), port: 4400 });
    const lock = new InstallationLock(folder);
    expect(lock.isHeld()).toBe(false);
    expect(lock.acquire(4400)).toEqual({ taken: true, orphan: undefined });
  });

  it('names the API that a killed starter has left running', async () => {
    const api = await runScript('main.js');
    hold({ pid: 2 ** 30, port: 4400, apiPid: api });
    const lock = new InstallationLock(folder);
    expect(lock.isHeld()).toBe(true);
    expect(lock.acquire(4400)).toEqual({ taken: true, orphan: api });
  });

  it('is free where its file was cut short', () => {
    writeFileSync(join(folder, 'running.json'), '{"pid":');
    expect(new InstallationLock(folder).acquire(4400)).toEqual({ taken: true, orphan: undefined });
  });

  async function runScript(name: string): Promise<number> {
    const script = join(folder, name);
    writeFileSync(script, "process.stdout.write('up'); setInterval(() => {}, 1000);");
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    running.push(child);
    await once(child.stdout!, 'data');
    return child.pid!;
  }

  function hold(holder: object): void {
    writeFileSync(join(folder, 'running.json'), JSON.stringify(holder));
  }
});
