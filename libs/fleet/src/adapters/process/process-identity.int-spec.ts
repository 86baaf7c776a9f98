import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { identityOf, isAlive, signal } from './process-identity.ts';

describe('a process', () => {
  it('is known by its number and its start', () => {
    const self = identityOf(process.pid);
    expect(isAlive(self)).toBe(true);
    expect(isAlive({ ...self!, start: 'another' })).toBe(false);
    expect(isAlive(null)).toBe(false);
    expect(identityOf(2 ** 22 + 1)).toBeUndefined();
  });

  it('is not ended in the place of an older one with its number', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const identity = identityOf(child.pid!)!;
    signal({ ...identity, start: 'another' }, 'SIGKILL');
    expect(isAlive(identity)).toBe(true);
    const ended = once(child, 'exit');
    signal(identity, 'SIGKILL');
    await ended;
    expect(isAlive(identity)).toBe(false);
    expect(() => signal(identity, 'SIGKILL')).not.toThrow();
  });
});
