import { normalizeEmail } from './email-address.ts';

describe('an e-mail address', () => {
  it.each([
    ['Ada@Example.COM', 'ada@example.com'],
    ['  ada+x@mail.example.com ', 'ada+x@mail.example.com'],
    ['ａｄａ@example.com', 'ada@example.com'],
    ['zoë@example.com', 'zoë@example.com'],
    [`${'x'.repeat(64)}@example.com`, `${'x'.repeat(64)}@example.com`],
  ])('is %j kept as %j', (text, address) => {
    expect(normalizeEmail(text)).toBe(address);
  });

  it.each([
    '',
    'ada',
    'ada@example',
    'ada@@example.com',
    'a da@example.com',
    'ada@exam ple.com',
    'ada@example.com, ben@example.com',
    'Ada <ada@example.com>',
    `${'x'.repeat(65)}@example.com`,
    `ada@${'x'.repeat(64)}.com`,
    'ada@-example.com',
    'ada@127.0.0.1',
    'ada\n@example.com',
    // What nobody sees: two addresses that look the same would be two accounts.
    'ada\u200b@example.com',
    '\u202eada@example.com',
    'a\u00adda@example.com',
    'ada\u3164@example.com',
    'ada\ufe0f@example.com',
    'ada\u2800@example.com',
    'ada\ud800@example.com',
    // Looks like example.com; the name that is asked for in DNS is another.
    'ada@ex\u0430mple.com',
  ])('is not %j', (text) => {
    expect(() => normalizeEmail(text, 'email')).toThrow(
      expect.objectContaining({ code: 'EMAIL.INVALID', data: { field: 'email' } }),
    );
  });
});
