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
    return { client, open, answer, data: () => client.getQueryData(['members']), stop };
  }

  it('asks again for what was there', async () => {
    const { client, open, answer, data, stop } = aQuery();
    await answer('Kim');
    expect(open).toHaveLength(0);
    refreshQueries(client, new Set(['members']));
    await answer('Kim and Lee');
    expect(data()).toBe('Kim and Lee');
    stop();
  });

  it('asks again behind a first answer that may be older than the change', async () => {
    const { client, open, answer, data, stop } = aQuery();
    refreshQueries(client, new Set(['members']));
    expect(open).toHaveLength(1);
    await answer('Kim');
    expect(open).toHaveLength(1);
    await answer('Kim and Lee');
    expect(data()).toBe('Kim and Lee');
    stop();
  });

  it('leaves alone what other topics concern', async () => {
    const { client, open, answer, stop } = aQuery();
    refreshQueries(client, new Set(['invitations']));
    await answer('Kim');
    refreshQueries(client, new Set(['invitations']));
    expect(open).toHaveLength(0);
    stop();
  });
});
