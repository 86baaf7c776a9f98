import type { MailTemplates } from '@moorage/contracts';
import { html } from './html.ts';
import { button, layout, paragraph, smallPrint } from './layout.ts';
import { momentInWords } from './moment.ts';
import { plainName } from './plain-name.ts';
import { roleInWords } from './role-in-words.ts';
import type { Template } from './template.ts';

type Data = MailTemplates['invitation'];

const title = ({ inviterName, orgName }: Data): string =>
  `${plainName(inviterName)} invites you to ${plainName(orgName)}`;

export const invitation: Template<Data> = {
  subject: title,
  text: (data, locale) => `${title(data)}

You would join as: ${roleInWords(data.role)}. Accept the invitation here:

${data.link}

The link works until ${momentInWords(data.expiresAt, locale)}. If you don't know who invites you, do nothing.
`,
  html: (data, locale) =>
    layout(
      title(data),
      html`${paragraph(html`You would join <strong>${plainName(data.orgName)}</strong> as ${roleInWords(data.role)}.`)}
      ${button('Accept the invitation', data.link)}
      ${smallPrint(html`The link works until ${momentInWords(data.expiresAt, locale)}. If you don't know who invites you, do nothing.`)}`,
    ),
};
