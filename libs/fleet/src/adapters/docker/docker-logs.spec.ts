import { Readable } from 'node:stream';
import fc from 'fast-check';
import { maximumLogLineLength } from '../../application/ports/container-runtime.port.ts';
import { framesOf, linesOf } from './docker-logs.ts';

const time = '2026-01-02T03:04:05.678901234Z';

function frame(stream: 1 | 2, text: string): Buffer {
  const payload = Buffer.from(`${time} ${text}`);
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

async function read(chunks: Buffer[]) {
  const lines = [];
  for await (const line of linesOf(framesOf(Readable.from(chunks)))) lines.push(line);
  return lines;
}

describe('a multiplexed log', () => {
  it('comes apart into lines with stream and time', async () => {
    await expect(read([frame(1, 'out\n'), frame(2, 'err\r\n')])).resolves.toEqual([
      { stream: 'stdout', at: new Date('2026-01-02T03:04:05.678Z'), text: 'out' },
      { stream: 'stderr', at: new Date('2026-01-02T03:04:05.678Z'), text: 'err' },
    ]);
  });

  it('is the same wherever the transport cuts it', async () => {
    const whole = Buffer.concat([frame(1, 'первая\n'), frame(2, 'second\n'), frame(1, '\n'), frame(1, 'last\n')]);
    const expected = await read([whole]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 12 }), async (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const chunks = places.slice(1).map((end, index) => whole.subarray(places[index], end));
        expect(await read(chunks)).toEqual(expected);
      }),
    );
  });

  it('joins the pieces of a long line, also when the other stream speaks between them, and cuts it', async () => {
    const lines = await read([
      frame(1, 'a'.repeat(16_000)),
      frame(2, 'between\n'),
      frame(1, 'b'.repeat(16_000)),
      frame(1, 'c\n'),
      frame(1, 'next\n'),
    ]);
    expect(lines.map(({ text }) => [text.slice(0, 7), text.length])).toEqual([
      ['between', 7],
      ['aaaaaaa', maximumLogLineLength],
      ['next', 4],
    ]);
  });

  it('keeps no more of an endless frame than a line may be long', async () => {
    const header = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);
    const size = 64 * 1024 * 1024;
    header.writeUInt32BE(size, 4);
    const chunk = Buffer.alloc(64 * 1024, 'x');
    function* endless() {
      yield Buffer.concat([header, Buffer.from(`${time} `)]);
      for (let sent = time.length + 1; sent < size; sent += chunk.length)
        yield chunk.subarray(0, Math.min(chunk.length, size - sent));
    }
    const frames = [];
    for await (const part of framesOf(Readable.from(endless()))) frames.push(part);
    expect(frames).toHaveLength(1);
    expect(frames[0]!.text.length).toBeLessThan(100_000);
  });

  it('ends with what was said of a line that never ended', async () => {
    await expect(read([frame(2, 'dying wo')])).resolves.toMatchObject([{ stream: 'stderr', text: 'dying wo' }]);
  });
});
