import type { MailTemplates } from '@moorage/contracts';
import { html } from './html.ts';
import { layout, paragraph, smallPrint } from './layout.ts';
import { plainName } from './plain-name.ts';
import type { Template } from './template.ts';

export const passwordChanged: Template<MailTemplates['password-changed']> = {
  subject: () => 'Your password was changed',
  text: ({ name }) => `Hello ${plainName(name)},

The password of your account was changed, and all other sessions were ended.

If it wasn't you, choose a new password at once by "Forgot password?" on the sign-in page, and tell your administrator.
`,
  html: ({ name }) =>
    layout(
      'Your password was changed',
      html`${paragraph(html`Hello ${plainName(name)},`)}
      ${paragraph(html`The password of your account was changed, and all other sessions were ended.`)}
      ${smallPrint(html`If it wasn't you, choose a new password at once by “Forgot password?” on the sign-in page, and tell your administrator.`)}`,
    ),
};
