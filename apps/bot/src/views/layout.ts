import { createHash } from 'node:crypto';
import type { Member } from '../team/member.ts';
import { type Html, html } from './html.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { STYLESHEET } from './stylesheet.ts';

/** What stands around a member's pages. */
export interface Surroundings {
  readonly member: Member;
  /** where the platform manages the team; undefined in mode `local`, where the bot does */
  readonly teamUrl: string | undefined;
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1c5bd9"/>' +
  '<path d="M9 17l5 5 9-11" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round"/></svg>';

/** The pages' own files, at addresses that change with their content. */
export const ASSETS: ReadonlyMap<string, { readonly type: string; readonly text: string }> = new Map([
  [`/assets/${digestOf(STYLESHEET)}.css`, { type: 'text/css; charset=utf-8', text: STYLESHEET }],
  [`/assets/${digestOf(PAGE_SCRIPT)}.js`, { type: 'text/javascript; charset=utf-8', text: PAGE_SCRIPT }],
  [`/assets/${digestOf(ICON)}.svg`, { type: 'image/svg+xml', text: ICON }],
]);

const [STYLESHEET_PATH, SCRIPT_PATH, ICON_PATH] = [...ASSETS.keys()];

/** A page for anyone, without navigation. */
export function barePage(title: string, content: Html, head: Html | null = null): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="${ICON_PATH}" />
        <link rel="stylesheet" href="${STYLESHEET_PATH}" />
        ${head}
      </head>
      <body>
        ${content}
      </body>
    </html>`;
}

/** A page for a member, with navigation. */
export function memberPage({ member, teamUrl }: Surroundings, title: string, here: string, content: Html): Html {
  const links = [
    ['/', 'Issues'],
    ['/people', 'People'],
    ['/agents', 'Agents'],
    ...(teamUrl === undefined
      ? [
          ['/companies', 'Companies'],
          ['/settings', 'Settings'],
        ]
      : []),
  ];
  const navigation = links.map(
    ([href, label]) => html`<a href="${href}" ${here === href && html` aria-current="page"`}>${label}</a>`,
  );
  const signOut =
    teamUrl === undefined &&
    html`<form class="inline" method="post" action="/sign-out"><button class="quiet">Sign out</button></form>`;
  return barePage(
    `${title} · ${member.company.name}`,
    html`<header class="bar">
        <div class="wide">
          <strong data-testid="company">${member.company.name}</strong>
          <nav aria-label="Main">${navigation}${signOut}</nav>
        </div>
      </header>
      <main class="wide">${content}</main>`,
    html`<script src="${SCRIPT_PATH}" defer></script>`,
  );
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
