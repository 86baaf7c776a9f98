import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { refreshQueries } from './refresh-queries.ts';

describe('refreshing queries after a change', () => {
  /** A query of members that somebody looks at; `answer` lets the oldest question that is open have its answer. */
  function aQuery() {
    const client = new QueryClient();
    const open: ((answer: string) => void)[] = [];
    const observer = new QueryObserver(client, {
      queryKey: ['members'],
      queryFn: () => new Promise<string>((resolve) => open.push(resolve)),
      meta: { topics: ['members'] },
    });
    const stop = observer.subscribe(() => undefined);
    const answer = async (text: string): Promise<void> => {
      open.shift()?.(text);
      await new Promise((resolve) => setImmediate(resolve));
    };
    const data = () => client.getQueryData(['members']);
    return { refresh: refreshQueries(client), client, open, answer, data, stop };
  }

  it('asks again for what was there', async () => {
    const { refresh, open, answer, data, stop } = aQuery();
    await answer('Kim');
    expect(open).toHaveLength(0);
    refresh(new Set(['members']));
    await answer('Kim and Lee');
    expect(data()).toBe('Kim and Lee');
    stop();
  });

  it('asks again behind a first answer that may be older than the change', async () => {
    const { refresh, open, answer, data, stop } = aQuery();
    refresh(new Set(['members']));
    expect(open).toHaveLength(1);
    await answer('Kim');
    expect(open).toHaveLength(1);
    await answer('Kim and Lee');
    expect(data()).toBe('Kim and Lee');
    stop();
  });

  it('shows an answer though changes come faster than answers do, and asks once more behind it', async () => {
    const { refresh, open, answer, data, stop } = aQuery();
    await answer('Kim');
    for (let change = 0; change < 3; change++) refresh(new Set(['members']));
    expect(open).toHaveLength(1);
    await answer('Kim and Lee');
    expect(data()).toBe('Kim and Lee');
    expect(open).toHaveLength(1);
    await answer('Kim, Lee and Mo');
    expect(data()).toBe('Kim, Lee and Mo');
    expect(open).toHaveLength(0);
    stop();
  });

  it('leaves to a newer question what an older one was to be asked again for', async () => {
    const { refresh, client, open, answer, data, stop } = aQuery();
    await answer('Kim');
    refresh(new Set(['members']));
    refresh(new Set(['members']));
    void client.invalidateQueries({ queryKey: ['members'] });
    expect(open).toHaveLength(2);
    await answer('nobody waits for this any more');
    await answer('Kim and Lee');
    expect(data()).toBe('Kim and Lee');
    expect(open).toHaveLength(0);
    stop();
  });

  it('leaves alone what other topics concern', async () => {
    const { refresh, open, answer, stop } = aQuery();
    refresh(new Set(['invitations']));
    await answer('Kim');
    refresh(new Set(['invitations']));
    expect(open).toHaveLength(0);
    stop();
  });
});
