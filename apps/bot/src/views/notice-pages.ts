import { page, type Reply } from '../http/reply.ts';
import { type Html, html } from './html.ts';
import { barePage } from './layout.ts';

/** Nobody is named by the request: 401. */
export function notSignedInPage(platformUrl: string): Reply {
  return notice(
    401,
    'Please sign in',
    html`<p>This page opens through the platform, which knows who you are.</p>
      <p><a href="${platformUrl}">Go to the platform</a></p>`,
  );
}

/** Somebody whom the platform lets in, but hasn't told the bot about yet: 403, and the page looks again each second. */
export function settingUpPage(): Reply {
  const content = html`<div class="spinner" aria-hidden="true"></div>
    <p role="status" data-testid="being-set-up">
      Your access is being set up… This page opens by itself in a moment.
    </p>`;
  return notice(403, 'Almost there', content, html`<meta http-equiv="refresh" content="1" />`);
}

export function suspendedPage(): Reply {
  return notice(403, 'Access suspended', html`<p>Your access is suspended. An owner of your team can lift that.</p>`);
}

/** Any other answer that isn't a page of its own. */
export function notice(status: number, title: string, content: Html, head: Html | null = null): Reply {
  const card = html`<main class="wide">
    <div class="card narrow">
      <h1>${title}</h1>
      <br />${content}
    </div>
  </main>`;
  return page(barePage(title, card, head), status);
}
