import { html, type Html } from './html.ts';
import { bulletLists, button, layout, link, paragraph } from './layout.ts';
import type { SaidNotice } from './notice-words.ts';
import type { RenderedMail } from './template.ts';

/** Where a reader says what they want to be told. Absolute. */
export interface NoticeMailLinks {
  /** The origin of the app, for the notice's own page. */
  readonly platformUrl: string;
  readonly preferences: string;
  /** Absent where nobody may stop mails of this kind. */
  readonly unsubscribe?: string;
}

/** A notice as a mail: the same words as on the bell, and how to be told less. */
export function noticeMail({ title, text, points = [], action }: SaidNotice, links: NoticeMailLinks): RenderedMail {
  const address = action && `${links.platformUrl}${action.path}`;
  const lines = [
    title,
    ...(text === undefined ? [] : [text]),
    ...points.map((each) => [`${each.title}:`, ...each.items.map((item) => `- ${item}`)].join('\n')),
    ...(action === undefined ? [] : [`${action.label}:`, address]),
    `-- \nChoose what you are told: ${links.preferences}`,
    ...(links.unsubscribe === undefined ? [] : [`No more mails of this kind: ${links.unsubscribe}`]),
  ];
  return {
    subject: title,
    text: `${lines.join('\n\n')}\n`,
    html: layout(
      title,
      html`${text === undefined ? html`` : paragraph(html`${text}`)} ${bulletLists(points)}
      ${action === undefined || address === undefined ? html`` : button(action.label, address)}`,
      footer(links),
    ).markup,
  };
}

function footer({ preferences, unsubscribe }: NoticeMailLinks): Html {
  return html`<br />${link('Choose what you are told', preferences)}${
      unsubscribe === undefined ? html`.` : html` or ${link('get no more mails of this kind', unsubscribe)}.`
    }`;
}
