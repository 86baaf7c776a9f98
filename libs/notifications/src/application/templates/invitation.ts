import type { MailTemplates } from '@moorage/contracts';
import { html } from './html.ts';
import { button, layout, paragraph, smallPrint } from './layout.ts';
import { plainName } from './plain-name.ts';
import type { Template } from './template.ts';

type Data = MailTemplates['invitation'];

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** `BILLING_ADMIN` reads "billing admin". */
const roleInWords = (role: string): string => role.toLowerCase().replaceAll('_', ' ');
const until = (expiresAt: string): string => `${moment.format(new Date(expiresAt))} UTC`;
const title = ({ inviterName, orgName }: Data): string =>
  `${plainName(inviterName)} invites you to ${plainName(orgName)}`;

export const invitation: Template<Data> = {
  subject: title,
  text: (data) => `${title(data)}

You would join as: ${roleInWords(data.role)}. Accept the invitation here:

${data.link}

The link works until ${until(data.expiresAt)}. If you don't know who invites you, do nothing.
`,
  html: (data) =>
    layout(
      title(data),
      html`${paragraph(html`You would join <strong>${plainName(data.orgName)}</strong> as ${roleInWords(data.role)}.`)}
      ${button('Accept the invitation', data.link)}
      ${smallPrint(html`The link works until ${until(data.expiresAt)}. If you don't know who invites you, do nothing.`)}`,
    ),
};
