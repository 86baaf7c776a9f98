import { appendLines, emptyLog, matchingLines } from './log-lines.ts';

const line = (text: string) => ({ at: '2026-01-01T00:00:00Z', stream: 'stdout', text });

describe('the log buffer', () => {
  it('numbers lines on, over all batches', () => {
    const log = appendLines(appendLines(emptyLog, [line('a'), line('b')]), [line('c')]);
    expect(log.lines.map(({ number, text }) => `${number} ${text}`)).toEqual(['1 a', '2 b', '3 c']);
  });

  it('forgets the oldest of very many', () => {
    const log = appendLines(
      emptyLog,
      Array.from({ length: 2_500 }, (_, index) => line(`line ${index}`)),
    );
    expect(log.lines).toHaveLength(2_000);
    expect(log.lines[0]).toMatchObject({ number: 501, text: 'line 500' });
    expect(log.nextNumber).toBe(2_501);
  });

  it('finds lines whatever their capitals', () => {
    const log = appendLines(emptyLog, [line('Ready'), line('GET /healthz'), line('not ready')]);
    expect(matchingLines(log, ' READY ').map(({ text }) => text)).toEqual(['Ready', 'not ready']);
    expect(matchingLines(log, '')).toHaveLength(3);
  });
});
