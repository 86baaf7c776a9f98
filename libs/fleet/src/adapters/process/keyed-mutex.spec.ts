import { KeyedMutex } from './keyed-mutex.ts';

describe('KeyedMutex', () => {
  function gate() {
    let open!: () => void;
    const passed = new Promise<void>((resolve) => (open = resolve));
    return { open, passed };
  }

  it('does what is under one key in turn, and other keys meanwhile', async () => {
    const mutex = new KeyedMutex();
    const first = gate();
    const done: string[] = [];
    const one = mutex.run('a', () => first.passed.then(() => done.push('one')));
    const two = mutex.run('a', async () => done.push('two'));
    await mutex.run('b', async () => done.push('other'));
    first.open();
    await Promise.all([one, two]);
    expect(done).toEqual(['other', 'one', 'two']);
  });

  it('passes a failure to its caller alone', async () => {
    const mutex = new KeyedMutex();
    const failing = mutex.run('a', () => Promise.reject(new Error('mine')));
    const next = mutex.run('a', async () => 'fine');
    await expect(failing).rejects.toThrow('mine');
    await expect(next).resolves.toBe('fine');
  });
});
