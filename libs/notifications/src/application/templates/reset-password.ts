import type { MailTemplates } from '@moorage/contracts';
import { html } from './html.ts';
import { button, layout, paragraph, smallPrint } from './layout.ts';
import { plainName } from './plain-name.ts';
import type { Template } from './template.ts';

export const resetPassword: Template<MailTemplates['reset-password']> = {
  subject: () => 'Choose a new password',
  text: ({ name, link, expiresInMinutes }) => `Hello ${plainName(name)},

Choose a new password here:

${link}

The link works once, for ${expiresInMinutes} minutes. It signs you out everywhere else. If you didn't ask for it, do nothing: your password stays as it is.
`,
  html: ({ name, link, expiresInMinutes }) =>
    layout(
      'Choose a new password',
      html`${paragraph(html`Hello ${plainName(name)},`)}
      ${paragraph(html`Choose a new password. It signs you out everywhere else.`)}
      ${button('Choose a new password', link)}
      ${smallPrint(html`The link works once, for ${expiresInMinutes} minutes. If you didn't ask for it, do nothing: your password stays as it is.`)}`,
    ),
};
