import { plainName, plainText } from './plain-name.ts';

describe('plainName', () => {
  it.each([
    ['Kim Reed', 'Kim Reed'],
    ['Acme Inc.', 'Acme Inc.'],
    ['J.R.R. Tolkien', 'J.R.R. Tolkien'],
    ['Łódź & Søn 李', 'Łódź & Søn 李'],
    ['Note: later', 'Note: later'],
  ])('leaves %s as it is', (name, expected) => {
    expect(plainName(name)).toBe(expected);
  });

  it.each([
    ['evil.example', 'evil. example'],
    ['https://evil.example/path', 'https evil. example path'],
    ['kim@evil.example', 'kim evil. example'],
    ['mailto:kim', 'mailto kim'],
    ['Kim\r\nBcc: x', 'Kim Bcc: x'],
    ['a\u202Eb\u0000c', 'a b c'],
    ['Ki\u200Bm', 'Ki m'],
    ['\u2066Kim\u2069', 'Kim'],
    ['\u2028Kim\u2029Reed', 'Kim Reed'],
    ['\u3164', '(no name)'],
    ['\u200B\u2800\u034F', '(no name)'],
  ])('takes the sting out of %j', (name, expected) => {
    expect(plainName(name)).toBe(expected);
  });

  it('cuts what somebody wrote to the length asked for', () => {
    expect(plainText('Not paid.\nSee https://evil.example', 500)).toBe('Not paid. See https evil. example');
    expect(plainText('x'.repeat(600), 500)).toHaveLength(500);
  });

  it('cuts a name that is longer than a line', () => {
    expect(plainName('x'.repeat(300))).toHaveLength(100);
  });
});
