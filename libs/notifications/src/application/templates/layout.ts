import { html, joined, type Html } from './html.ts';

const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** For readers who know it; the others show what the style attributes say. */
const dark = html`<style>
  @media (prefers-color-scheme: dark) {
    .page {
      background: #12161c !important;
    }
    .card {
      background: #1b2129 !important;
      border-color: #313a46 !important;
      color: #cbd5e1 !important;
    }
    .strong {
      color: #f1f5f9 !important;
    }
    .quiet {
      color: #9aa7b8 !important;
    }
    .line {
      border-color: #313a46 !important;
    }
    .mark,
    .link {
      color: #5cc8da !important;
    }
  }
</style>`;

/**
 * The frame of every mail: one column, styles inline and tables for layout, since that is what mail readers understand.
 * `footer` says why it came, below the line that every mail has.
 */
export function layout(title: string, body: Html, footer: Html = html``): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${dark}
      </head>
      <body class="page" style="margin:0;padding:0;background:#f4f6f8;">
        <table
          class="page"
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style="background:#f4f6f8;"
        >
          <tr>
            <td align="center" style="padding:40px 16px;">
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px;">
                <tr>
                  <td
                    class="mark"
                    style="padding:0 4px 16px;${font};font-size:15px;font-weight:600;letter-spacing:.02em;color:#0b7285;"
                  >
                    Moorage
                  </td>
                </tr>
                <tr>
                  <td
                    class="card"
                    style="background:#ffffff;border:1px solid #e3e8ee;border-radius:12px;padding:32px;${font};font-size:15px;line-height:1.6;color:#334155;"
                  >
                    <h1
                      class="strong"
                      style="margin:0 0 16px;font-size:20px;line-height:1.35;font-weight:600;color:#0f172a;"
                    >
                      ${title}
                    </h1>
                    ${body}
                  </td>
                </tr>
                <tr>
                  <td class="quiet" style="padding:16px 4px 0;${font};font-size:12px;line-height:1.5;color:#5b6778;">
                    Sent by Moorage. Nobody reads answers to this mail. ${footer}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `;
}

export function paragraph(content: Html): Html {
  return html`<p style="margin:0 0 16px;">${content}</p>`;
}

/** Some lists, each under a heading of its own. */
export function bulletLists(lists: readonly { readonly title: string; readonly items: readonly string[] }[]): Html {
  return joined(
    lists.map(
      ({ title, items }) =>
        html`<h2 class="strong" style="margin:0 0 4px;font-size:15px;font-weight:600;color:#0f172a;">${title}</h2>
          <ul style="margin:0 0 16px;padding-left:20px;">
            ${joined(items.map((item) => html`<li>${item}</li>`))}
          </ul>`,
    ),
  );
}

export function link(label: string, address: string): Html {
  return html`<a class="link" href="${address}" style="color:#0b7285;">${label}</a>`;
}

/** The one thing to do, and its address in letters for whoever's reader shows no buttons. */
export function button(label: string, address: string): Html {
  return html`<p style="margin:24px 0;">
      <a
        href="${address}"
        style="display:inline-block;background:#0b7285;color:#ffffff;text-decoration:none;font-weight:600;padding:12px 22px;border-radius:8px;"
        >${label}</a
      >
    </p>
    <p class="quiet" style="margin:0 0 16px;font-size:13px;color:#5b6778;">
      Or open this address:<br /><a class="link" href="${address}" style="color:#0b7285;word-break:break-all;"
        >${address}</a
      >
    </p>`;
}

export function smallPrint(content: Html): Html {
  return html`<p
    class="quiet line"
    style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e3e8ee;font-size:13px;color:#5b6778;"
  >
    ${content}
  </p>`;
}
