import type { MailTemplates } from '@moorage/contracts';
import { html } from './html.ts';
import { button, layout, link, paragraph, smallPrint } from './layout.ts';
import { plainName } from './plain-name.ts';
import type { Template } from './template.ts';

export const alreadyRegistered: Template<MailTemplates['already-registered']> = {
  subject: () => 'You already have an account',
  text: ({ name, signInLink, resetLink }) => `Hello ${plainName(name)},

Somebody, probably you, asked for an account with this address. There is one already. Sign in here:

${signInLink}

If you forgot the password, choose a new one:

${resetLink}

If it wasn't you, do nothing: nothing was changed.
`,
  html: ({ name, signInLink, resetLink }) =>
    layout(
      'You already have an account',
      html`${paragraph(html`Hello ${plainName(name)},`)}
      ${paragraph(html`Somebody, probably you, asked for an account with this address. There is one already.`)}
      ${button('Sign in', signInLink)}
      ${paragraph(html`If you forgot the password, ${link('choose a new one', resetLink)}.`)}
      ${smallPrint(html`If it wasn't you, do nothing: nothing was changed.`)}`,
    ),
};
