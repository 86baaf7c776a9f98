import { SerialTransactions } from './serial-transactions.ts';

function recorded() {
  const log: string[] = [];
  const transactions = new SerialTransactions({
    begin: () => log.push('begin'),
    commit: () => log.push('commit'),
    rollback: () => log.push('rollback'),
  });
  return { log, transactions };
}

describe('SerialTransactions', () => {
  it('lets no transaction start before the one before it has ended', async () => {
    const { log, transactions } = recorded();
    const step = (name: string) =>
      transactions.run(async () => {
        log.push(`${name} in`);
        await Promise.resolve();
        log.push(`${name} out`);
      });

    await Promise.all([step('a'), step('b')]);

    expect(log).toEqual(['begin', 'a in', 'a out', 'commit', 'begin', 'b in', 'b out', 'commit']);
  });

  it('joins a transaction begun inside another', async () => {
    const { log, transactions } = recorded();

    await transactions.run(() => transactions.run(() => log.push('work')));

    expect(log).toEqual(['begin', 'work', 'commit']);
  });

  it('never commits an outer transaction whose inner one failed, swallowed or not', async () => {
    const { log, transactions } = recorded();
    const inner = () => transactions.run(() => Promise.reject(new Error('no')));

    await expect(transactions.run(() => inner().catch(() => 'swallowed'))).rejects.toThrow('no');

    expect(log).toEqual(['begin', 'rollback']);
  });

  it('goes on after a failure', async () => {
    const { transactions } = recorded();

    await expect(transactions.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');

    await expect(transactions.run(() => 'yes')).resolves.toBe('yes');
  });

  it('starts a new transaction for work that outlived the one it was started in', async () => {
    const { log, transactions } = recorded();
    let late: () => Promise<unknown> = () => Promise.resolve();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();

    await transactions.run(() => {
      const waiting = released.then(() => transactions.run(() => log.push('late')));
      late = () => waiting;
    });
    release();
    await late();

    expect(log).toEqual(['begin', 'commit', 'begin', 'late', 'commit']);
  });
});
