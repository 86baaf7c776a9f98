import { oneLine } from './one-line.ts';

describe('one line', () => {
  it('is what was typed, without breaks and what surrounds it', () => {
    expect(oneLine('  It loses messages.\n\nSee the  logs.\n')).toBe('It loses messages. See the logs.');
    expect(oneLine(' \n ')).toBe('');
  });
});
