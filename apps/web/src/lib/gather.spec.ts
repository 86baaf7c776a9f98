import { gather } from './gather.ts';

describe('gather', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('hands over the first at once, and what follows together', () => {
    const handed: string[][] = [];
    const { add } = gather<string>((items) => handed.push([...items]), 300);
    add('a');
    expect(handed).toEqual([['a']]);
    for (let index = 0; index < 100; index += 1) add(index % 2 === 0 ? 'a' : 'b');
    jest.advanceTimersByTime(299);
    expect(handed).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(handed).toEqual([['a'], ['a', 'b']]);
  });

  it('loses nothing, and is quick again after a pause', () => {
    const handed: string[][] = [];
    const { add } = gather<string>((items) => handed.push([...items]), 300);
    add('a');
    add('b');
    jest.advanceTimersByTime(300);
    add('c');
    jest.advanceTimersByTime(1_000);
    expect(handed).toEqual([['a'], ['b'], ['c']]);
    add('d');
    expect(handed.at(-1)).toEqual(['d']);
  });

  it('hands over nothing any more once it is stopped', () => {
    const handed: string[][] = [];
    const { add, stop } = gather<string>((items) => handed.push([...items]), 300);
    add('a');
    add('b');
    stop();
    jest.advanceTimersByTime(1_000);
    expect(handed).toEqual([['a']]);
  });
});
