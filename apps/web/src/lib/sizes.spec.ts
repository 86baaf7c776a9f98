import { byteSize } from './sizes.ts';

it.each([
  [0, '0 B'],
  [1023, '1,023 B'],
  [1536, '1.5 KiB'],
  [134_217_728, '128 MiB'],
  [8_589_934_592, '8.0 GiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(byteSize(bytes, 'en-GB')).toBe(text);
});

it('writes the number as the reader does', () => {
  expect(byteSize(1536, 'de-DE')).toBe('1,5 KiB');
});
