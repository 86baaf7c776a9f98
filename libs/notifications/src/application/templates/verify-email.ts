import type { MailTemplates } from '@moorage/contracts';
import { html } from './html.ts';
import { button, layout, paragraph, smallPrint } from './layout.ts';
import { plainName } from './plain-name.ts';
import type { Template } from './template.ts';

export const verifyEmail: Template<MailTemplates['verify-email']> = {
  subject: () => 'Verify your e-mail address',
  text: ({ name, link, expiresInHours }) => `Hello ${plainName(name)},

Verify this address, and your account is ready:

${link}

The link works once, for ${expiresInHours} hours. If you didn't ask for an account, do nothing: nobody can sign in before the address is verified.
`,
  html: ({ name, link, expiresInHours }) =>
    layout(
      'Verify your e-mail address',
      html`${paragraph(html`Hello ${plainName(name)},`)}
      ${paragraph(html`Verify this address, and your account is ready.`)} ${button('Verify the address', link)}
      ${smallPrint(html`The link works once, for ${expiresInHours} hours. If you didn't ask for an account, do nothing: nobody can sign in before the address is verified.`)}`,
    ),
};
