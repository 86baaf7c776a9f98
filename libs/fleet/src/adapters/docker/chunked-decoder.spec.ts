import * as fc from 'fast-check';
import { ChunkedDecoder } from './chunked-decoder.ts';

function decoded(pieces: readonly Buffer[]): { content: string; isEnded: boolean } {
  const decoder = new ChunkedDecoder();
  let content = '';
  for (const piece of pieces)
    decoder.decode(piece, piece.length, (from, to) => (content += piece.toString('latin1', from, to)));
  return { content, isEnded: decoder.isEnded };
}

const encoded = (chunks: readonly string[], trailer = ''): string =>
  `${chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('')}0\r\n${trailer}\r\n`;

describe('ChunkedDecoder', () => {
  it('gives the content back, wherever the pieces begin and end', () => {
    const chunk = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '0', 'ÿ'), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(chunk), fc.array(fc.nat({ max: 200 })), (chunks, cuts) => {
        const whole = Buffer.from(encoded(chunks), 'latin1');
        const at = [0, ...cuts.map((cut) => cut % (whole.length + 1)).toSorted((a, b) => a - b), whole.length];
        const pieces = at.slice(1).map((end, n) => whole.subarray(at[n], end));
        expect(decoded(pieces)).toEqual({ content: chunks.join(''), isEnded: true });
      }),
    );
  });

  it('tells an answer that was cut off, at whatever octet', () => {
    const whole = Buffer.from(encoded(['hello', 'world']), 'latin1');
    for (let end = 0; end < whole.length; end += 1) expect(decoded([whole.subarray(0, end)]).isEnded).toBe(false);
  });

  it('passes extensions and trailers over', () => {
    const text = `3;a="b"\r\nyes\r\n${encoded([], 'Expires: never\r\n')}`;
    expect(decoded([Buffer.from(text)])).toEqual({ content: 'yes', isEnded: true });
  });

  it.each(['xyz\r\n', '-1\r\n', '\r\n', 'fffffffff\r\n', 'a'.repeat(2_000)])('refuses %j', (text) => {
    expect(() => decoded([Buffer.from(text)])).toThrow('a chunk has no size');
  });
});
