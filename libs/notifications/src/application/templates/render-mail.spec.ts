import type { MailRequest } from '@moorage/contracts';
import { renderMail } from './render-mail.ts';

const link = 'https://moorage.example/x#token=abc-DEF_123';

/** One request of each kind, with a name that tries to break out. */
function requests(name: string): Pick<MailRequest, 'template' | 'data'>[] {
  return [
    { template: 'verify-email', data: { name, link, expiresInHours: 24 } },
    { template: 'already-registered', data: { name, signInLink: link, resetLink: `${link}-reset` } },
    { template: 'reset-password', data: { name, link, expiresInMinutes: 30 } },
    { template: 'password-changed', data: { name } },
    {
      template: 'invitation',
      data: { orgName: name, inviterName: name, role: 'BILLING_ADMIN', link, expiresAt: '2026-01-12T09:30:00.000Z' },
    },
  ];
}

describe('renderMail', () => {
  const each = requests('Kim').map((request) => [request.template, request] as const);

  it.each(each)('says the same in %s as text and as HTML', (template, request) => {
    const { subject, text, html } = renderMail(request);
    expect(subject).not.toBe('');
    expect(html).toContain('<!doctype html>');
    expect(text).toContain('Kim');
    expect(html).toContain('Kim');
    if (template === 'password-changed') return;
    expect(text.split('\n')).toContain(link);
    expect(html).toContain(`href="${link}"`);
  });

  it.each(requests('<img src=x onerror=alert(1)>"\'&').map((request) => [request.template, request] as const))(
    'lets no name write markup in %s',
    (_, request) => {
      const { html } = renderMail(request);
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;img');
    },
  );

  it.each(
    requests('Win at https://evil.example/now or evil.example').map((request) => [request.template, request] as const),
  )('lets no name make a link in %s', (_, request) => {
    const { subject, text, html } = renderMail(request);
    for (const part of [subject, text, html]) expect(part).not.toMatch(/evil\.example|https:\/\/evil/);
  });

  it.each(requests('Kim\r\nBcc: eve@evil.example').map((request) => [request.template, request] as const))(
    'keeps the subject of %s on one line',
    (_, request) => {
      expect(renderMail(request).subject).not.toMatch(/[\r\n]/);
    },
  );

  it('says who invites, to what, as what and until when', () => {
    const { subject, text } = renderMail({
      template: 'invitation',
      data: {
        orgName: 'Acme Inc.',
        inviterName: 'Kim Reed',
        role: 'BILLING_ADMIN',
        link,
        expiresAt: '2026-01-12T09:30:00.000Z',
      },
    });
    expect(subject).toBe('Kim Reed invites you to Acme Inc.');
    expect(text).toContain('billing admin');
    expect(text).toContain('12 January 2026 at 09:30 UTC');
  });
});
