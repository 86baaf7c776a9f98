import type { Response } from 'express';
import { eventually } from '@moorage/kernel/testing';
import type { LogLine } from '../../application/ports/container-runtime.port.ts';
import { RecordedResponse } from '../../testing/recorded-response.ts';
import { LogStream } from './log-stream.ts';

const line = (text: string): LogLine => ({ at: new Date('2026-03-01T10:00:00.000Z'), stream: 'stdout', text });
async function* linesOf(...texts: string[]): AsyncIterable<LogLine> {
  for (const text of texts) yield Promise.resolve(line(text));
}

describe('a stream of log lines', () => {
  let response: RecordedResponse;
  let stream: LogStream;
  beforeEach(() => {
    response = new RecordedResponse();
    stream = new LogStream(response as unknown as Response);
  });

  it('sends each as an event, and stays open when there are no more', async () => {
    const sending = stream.send(linesOf('one', 'two\nlines'));
    await eventually(() => stream.ranDry);
    expect(response.lines).toEqual([
      'event: line\ndata: {"at":"2026-03-01T10:00:00.000Z","stream":"stdout","text":"one"}\n\n',
      'event: line\ndata: {"at":"2026-03-01T10:00:00.000Z","stream":"stdout","text":"two\\nlines"}\n\n',
    ]);
    expect(response.ended).toBe(false);
    stream.end();
    await sending;
    expect(response.ended).toBe(true);
  });

  it('reads no further than its reader does', async () => {
    response.full = true;
    const sending = stream.send(linesOf('one', 'two', 'three'));
    await eventually(() => response.lines.length === 1);
    expect(stream.ranDry).toBe(false);
    response.emit('drain');
    await eventually(() => response.lines.length === 2);
    response.emit('close');
    await sending;
    expect(response.lines).toHaveLength(2);
  });

  it('is over before it begins when its reader has left already', async () => {
    response.destroyed = true;
    const late = new LogStream(response as unknown as Response);
    expect(late.signal.aborted).toBe(true);
    await late.send(linesOf('one'));
    expect(response.ended).toBe(true);
  });

  it('ends with its reader, also in the middle of waiting for a line', async () => {
    const never = {
      [Symbol.asyncIterator]: () => ({
        next: () =>
          new Promise<never>((_, reject) => stream.signal.addEventListener('abort', () => reject(new Error('over')))),
      }),
    };
    const sending = stream.send(never);
    response.emit('close');
    await sending;
    expect(response.ended).toBe(true);
  });
});
