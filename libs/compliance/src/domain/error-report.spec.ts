import { errorReportOf, withoutSecrets } from './error-report.ts';

describe('an error as it is kept', () => {
  it.each([
    ['connect postgres://moorage:hunter2@db/moorage', 'connect postgres://[redacted]@db/moorage'],
    ['header Authorization: Bearer abc.def-ghi', 'header Authorization: [redacted] [redacted]'],
    ['{"password":"hunter2","name":"x"}', '{"password":"[redacted]","name":"x"}'],
    ['GET /x?token=abc&b=1', 'GET /x?token=[redacted]&b=1'],
    ['no user ada.mueller+x@example.co.uk here', 'no user [address] here'],
    ['key mrg_abcDEF123 refused', 'key [redacted] refused'],
    ['hash 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', 'hash [redacted]'],
    ['link Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4MTIzNDU2Nzg', 'link [redacted]'],
    ['row 0191d5a2-7c1e-7b3a-8f00-1234567890ab at refresh-member-when-profile-changed.ts:12', undefined],
    ['a\0b', 'ab'],
  ])('shows of %j no secret', (text, expected) => {
    expect(withoutSecrets(text)).toBe(expected ?? text);
  });

  const thrown = (message: string): Error => new TypeError(message);

  it('is of one kind with its like, whatever the ids', () => {
    const [a, b, c] = ['no row 17', 'no row 4711', 'no column 17'].map((text) => errorReportOf('job', thrown(text)));
    expect(a?.fingerprint).toBe(b?.fingerprint);
    expect(a?.fingerprint).not.toBe(c?.fingerprint);
    expect(a?.fingerprint).not.toBe(errorReportOf('request', thrown('no row 17')).fingerprint);
    expect(a).toMatchObject({ name: 'TypeError', message: 'no row 17', stack: expect.stringMatching(/^\s+at /) });
  });

  it.each([undefined, null, 42, 'text', { a: 1 }, new Error('x'.repeat(100_000))])(
    'takes whatever is thrown',
    (error) => {
      const { message, stack } = errorReportOf('request', error);
      expect(message.length).toBeGreaterThan(0);
      expect(message.length + stack.length).toBeLessThanOrEqual(9_000);
    },
  );

  it('shows no half of a secret where a long message is cut', () => {
    const { message } = errorReportOf('job', thrown(`Bearer ${'a'.repeat(1_985)} ada.mueller@example.com`));
    expect(message.trim()).toBe('Bearer [redacted]');
  });
});
