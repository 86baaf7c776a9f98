import type { ProxyAccessChange } from '../../application/ports/proxy-access.port.ts';
import { AnswerCache } from './answer-cache.ts';

interface Answer {
  readonly id: string;
  readonly version: number;
}

const change = (userId: string): ProxyAccessChange => ({ kind: 'user', userId });

describe('the memory of answers', () => {
  let now: number;
  let trustworthy: boolean;
  let version: number;
  let asked: number;
  let pending: (() => void)[];
  let refusing: boolean;
  let gone: Set<string>;
  let cache: AnswerCache<Answer>;

  beforeEach(() => {
    now = 0;
    trustworthy = true;
    version = 1;
    asked = 0;
    pending = [];
    refusing = false;
    gone = new Set(['nobody']);
    cache = new AnswerCache<Answer>({
      max: 2,
      ttlMs: 5_000,
      now: () => now,
      isTrustworthy: () => trustworthy,
      concerns: (told, answer) => told.kind === 'user' && (answer === undefined || answer.id === told.userId),
      // Reads at once and answers when the test lets it.
      ask: (id) => {
        asked += 1;
        if (refusing) return Promise.reject(new Error('the store is away'));
        const answer = gone.has(id) ? undefined : { id, version };
        return new Promise((resolve) => pending.push(() => resolve(answer)));
      },
    });
  });

  const answerAll = async () => {
    for (const answer of pending.splice(0)) answer();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const warm = async (id: string) => {
    const answer = cache.get(id);
    await answerAll();
    return answer;
  };

  it('answers from memory until the time is up', async () => {
    await warm('ada');
    now = 4_999;
    expect(cache.peek('ada')).toEqual({ id: 'ada', version: 1 });
    now = 5_000;
    expect(cache.peek('ada')).toBeUndefined();
  });

  it('reads an answer in use again before its time is up, so that nobody waits then', async () => {
    await warm('ada');
    version = 2;
    now = 2_999;
    cache.peek('ada');
    expect(asked).toBe(1);
    now = 3_000;
    expect(cache.peek('ada')).toEqual({ id: 'ada', version: 1 });
    cache.peek('ada');
    expect(asked).toBe(2);
    await answerAll();
    now = 7_999;
    expect(cache.peek('ada')).toEqual({ id: 'ada', version: 2 });
  });

  it('neither loses nor lengthens an answer that can’t be read again', async () => {
    await warm('ada');
    refusing = true;
    now = 3_000;
    expect(cache.peek('ada')).toBeDefined();
    await answerAll();
    now = 4_999;
    expect(cache.peek('ada')).toBeDefined();
    now = 5_000;
    expect(cache.peek('ada')).toBeUndefined();
  });

  it('forgets an answer that there is no more when it is read again', async () => {
    await warm('ada');
    gone.add('ada');
    now = 3_000;
    cache.peek('ada');
    await answerAll();
    expect(cache.peek('ada')).toBeUndefined();
  });

  it('forgets what a change concerns, and nothing else', async () => {
    await warm('ada');
    await warm('bob');
    cache.onChange(change('ada'));
    expect(cache.peek('ada')).toBeUndefined();
    expect(cache.peek('bob')).toBeDefined();
    cache.onChange({ kind: 'everything' });
    expect(cache.peek('bob')).toBeUndefined();
  });

  it('neither gives out nor keeps an answer that was read before a change', async () => {
    const answer = cache.get('ada');
    version = 2;
    cache.onChange(change('ada'));
    await answerAll();
    expect(asked).toBe(2);
    await answerAll();
    expect(await answer).toEqual({ id: 'ada', version: 2 });
    expect(cache.peek('ada')).toEqual({ id: 'ada', version: 2 });
  });

  it('lets a request that comes after the change join only what will be read again', async () => {
    const before = cache.get('ada');
    version = 2;
    cache.onChange(change('ada'));
    const after = cache.get('ada');
    await answerAll();
    await answerAll();
    expect(await after).toEqual({ id: 'ada', version: 2 });
    expect(await before).toEqual({ id: 'ada', version: 2 });
  });

  it('isn’t disturbed by changes of others', async () => {
    const answer = cache.get('ada');
    cache.onChange(change('bob'));
    await answerAll();
    expect(await answer).toEqual({ id: 'ada', version: 1 });
    expect(asked).toBe(1);
  });

  it('gives up on an answer that never settles', async () => {
    const answer = cache.get('ada').catch((error: Error) => error.message);
    for (let read = 0; read < 5; read += 1) {
      cache.onChange(change('ada'));
      await answerAll();
    }
    expect(await answer).toBe('the answer changed each time it was read');
    expect(cache.peek('ada')).toBeUndefined();
  });

  it('asks once for all who ask at the same time', async () => {
    const answers = [cache.get('ada'), cache.get('ada'), cache.get('ada')];
    await answerAll();
    expect(await Promise.all(answers)).toHaveLength(3);
    expect(asked).toBe(1);
  });

  it('remembers nothing, shares nothing and uses nothing while changes may go by unheard', async () => {
    await warm('ada');
    trustworthy = false;
    expect(cache.peek('ada')).toBeUndefined();
    const answers = [cache.get('ada'), cache.get('ada')];
    await answerAll();
    await Promise.all(answers);
    expect(asked).toBe(3);
    trustworthy = true;
    expect(cache.peek('ada')).toBeUndefined();
  });

  it('doesn’t remember an answer that arrives after changes stopped being heard', async () => {
    const answer = cache.get('ada');
    trustworthy = false;
    await answerAll();
    await answer;
    trustworthy = true;
    expect(cache.peek('ada')).toBeUndefined();
  });

  it('keeps no more than it may, and never that there is nothing', async () => {
    for (const id of ['ada', 'bob', 'cy']) await warm(id);
    expect([cache.peek('ada'), cache.peek('bob'), cache.peek('cy')].filter(Boolean)).toHaveLength(2);
    await warm('nobody');
    await warm('nobody');
    expect(asked).toBe(5);
  });
});
