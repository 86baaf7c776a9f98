import { readRequestHead } from './request-head.ts';

/** The parser refuses most of these before; the proxy doesn't rely on its settings. */
describe('a request’s header section', () => {
  const problemOf = (fields: readonly string[], target = '/', minor = 1) =>
    readRequestHead(['Host', 'acme.localhost', ...fields], target, minor).problem;

  it('is fine as it should be', () => {
    expect(problemOf(['Content-Length', '5'])).toBeUndefined();
    expect(problemOf(['Transfer-Encoding', 'Chunked '])).toBeUndefined();
    expect(problemOf([], '/', 0)).toBeUndefined();
  });

  it.each<[string, string[], string, number]>([
    ['both lengths', ['Transfer-Encoding', 'chunked', 'Content-Length', '5'], '/', 1],
    ['two lengths', ['Content-Length', '5', 'content-length', '5'], '/', 1],
    ['a length that is none', ['Content-Length', '5a'], '/', 1],
    ['an endless length', ['Content-Length', '9'.repeat(16)], '/', 1],
    ['another coding', ['Transfer-Encoding', 'gzip'], '/', 1],
    ['two codings', ['Transfer-Encoding', 'chunked', 'Transfer-Encoding', 'chunked'], '/', 1],
    ['chunked in HTTP/1.0', ['Transfer-Encoding', 'chunked'], '/', 0],
    ['another Host', ['HOST', 'acme.localhost'], '/', 1],
    ['two Authorizations', ['Authorization', 'a', 'authorization', 'b'], '/', 1],
    ['two Origins', ['Origin', 'a', 'origin', 'b'], '/', 1],
    ['a line break in a value', ['X', 'a\r\nb'], '/', 1],
    ['a NUL in a value', ['X', 'a\0b'], '/', 1],
    ['another server’s target', [], 'http://other/', 1],
    ['no target', [], '', 1],
  ])('is refused with %s', (_what, fields, target, minor) => {
    expect(problemOf(fields, target, minor)).toEqual(expect.any(String));
  });

  it('is refused without Host', () => {
    expect(readRequestHead([], '/', 1).problem).toEqual(expect.any(String));
  });
});
