import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@moorage/kernel/testing';
import type { LogLine, LogOptions } from '../../application/ports/container-runtime.port.ts';
import { LineSplitter, LogWriter, readLog } from './log-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moorage-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(options: LogOptions = {}): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  for await (const line of readLog(folder, options, async () => true)) lines.push(line);
  return lines;
}

describe('a log file', () => {
  it('gives back what was written, also when it is not there yet', async () => {
    await expect(read()).resolves.toEqual([]);
    await expect(read({ follow: true })).resolves.toEqual([]);
    const log = new LogWriter(folder);
    log.write('stdout', 'a line with spaces');
    log.write('stderr', '');
    log.write('stdout', 'grüß 🚢');
    expect((await read()).map(({ stream, text }) => [stream, text])).toEqual([
      ['stdout', 'a line with spaces'],
      ['stderr', ''],
      ['stdout', 'grüß 🚢'],
    ]);
    expect((await read({ tail: 2 })).map(({ text }) => text)).toEqual(['', 'grüß 🚢']);
    await expect(read({ tail: 0 })).resolves.toEqual([]);
  });

  it('never takes more than two files of bounded size, and reads across both', async () => {
    const log = new LogWriter(folder);
    const text = 'x'.repeat(10_000);
    for (let index = 0; index < 1500; index += 1) log.write('stdout', `${index} ${text}`);
    expect((await readdir(folder)).sort()).toEqual(['current.log', 'previous.log']);
    const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
    for (const size of sizes) expect(size).toBeLessThanOrEqual(5 * 1024 * 1024);
    const numbers = (await read()).map((line) => Number.parseInt(line.text, 10));
    expect(numbers.at(-1)).toBe(1499);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
  });

  it('is followed across a change of files without losing or repeating a line', async () => {
    const log = new LogWriter(folder);
    let finished = false;
    const seen: number[] = [];
    const following = (async () => {
      for await (const line of readLog(folder, { follow: true }, async () => finished))
        seen.push(Number.parseInt(line.text, 10));
    })();
    const text = 'x'.repeat(10_000);
    for (let index = 0; index < 800; index += 1) log.write('stdout', `${index} ${text}`);
    await eventually(() => seen.length === 800);
    log.write('stdout', '800');
    finished = true;
    await following;
    expect(seen).toEqual(Array.from({ length: 801 }, (_, index) => index));
  });
});

describe('LineSplitter', () => {
  it('makes lines of whatever pieces arrive, and keeps no more of one than is written', () => {
    const lines: string[] = [];
    const splitter = new LineSplitter((text) => lines.push(text));
    for (const piece of [
      'on',
      'e\ntwo\r\n\nth',
      'ree',
      '\n',
      ...Array.from({ length: 100 }, () => 'y'.repeat(10_000)),
      '\nrest',
    ])
      splitter.push(piece);
    splitter.finish();
    splitter.finish();
    expect(lines.map((line) => (line.length > 20 ? line.length : line))).toEqual([
      'one',
      'two',
      '',
      'three',
      16_385,
      'rest',
    ]);
  });
});
