import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProxyAccess } from '../../application/ports/proxy-access.port.ts';
import { tokenHashOf, type AccessGate } from './access-gate.ts';
import type { BotCookies, ReadCookies } from './cookies.ts';
import type { ProxyEvents } from './proxy-events.ts';
import type { RefusalKind } from './refusals.ts';
import { OWN_PATH_PREFIX, safeReturnPath } from './return-path.ts';

export interface SignInHandoffContext {
  readonly access: ProxyAccess;
  readonly gate: AccessGate;
  readonly cookies: BotCookies;
  readonly platformUrl: string;
  readonly events: ProxyEvents;
}

/** What a request to the proxy's own ground is about. */
export interface OwnRequest {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly host: string;
  readonly cookies: ReadCookies;
  readonly refuse: (kind: RefusalKind, link?: { href: string; text: string }) => void;
}

/**
 * How a browser that is signed in at the platform becomes signed in at a bot, without the platform's cookie ever leaving its host:
 *
 * 1. a page of the bot is asked for without a session → {@link begin}: a nonce cookie on the bot's host, and a redirect to
 *    `{PLATFORM_URL}/api/proxy/handoff?host=<bot host>&state=<SHA-256 of the nonce, hex>&return=<path>`;
 * 2. the platform, where the person is a member of the org, mints a code bound to person, host and state, good once and for 60 s, and
 *    redirects to `{bot origin}/.moorage/session?code=…&state=…&return=…`;
 * 3. {@link serve} there redeems it, but only for the browser that has the nonce, so a link with somebody else's code signs
 *    nobody in (RFC 6749 §10.12), sets the session cookie, and goes to the path of step 1.
 */
export class SignInHandoff {
  readonly #context: SignInHandoffContext;

  constructor(context: SignInHandoffContext) {
    this.#context = context;
  }

  /** Sends a browser to sign in. A nonce that is there already is kept, so that several tabs may sign in at once. */
  begin(res: ServerResponse, host: string, path: string, cookies: ReadCookies): void {
    const nonce = cookies.nonce ?? randomBytes(32).toString('base64url');
    const query = new URLSearchParams({ host, state: tokenHashOf(nonce), return: safeReturnPath(path) });
    redirect(res, 302, `${this.#context.platformUrl}/api/proxy/handoff?${query}`, [
      this.#context.cookies.setNonce(nonce),
    ]);
  }

  /** Answers everything below `/.moorage/`. */
  async serve(own: OwnRequest): Promise<void> {
    const { req, refuse } = own;
    const [path = '', query = ''] = (req.url as string).split('?', 2);
    if (path === `${OWN_PATH_PREFIX}session`) {
      if (req.method === 'GET') await this.#redeem(own, new URLSearchParams(query));
      else refuse('METHOD_NOT_ALLOWED');
    } else if (path === `${OWN_PATH_PREFIX}sign-out`) {
      if (req.method === 'POST') await this.#signOut(own);
      else refuse('METHOD_NOT_ALLOWED');
    } else refuse('NO_SUCH_PAGE');
  }

  async #redeem({ res, host, cookies, refuse }: OwnRequest, query: URLSearchParams): Promise<void> {
    const { access, gate, events } = this.#context;
    const returnPath = safeReturnPath(query.get('return'));
    const stateNonceHash = cookies.nonce === undefined ? undefined : tokenHashOf(cookies.nonce);
    const code = query.get('code') ?? '';
    if (stateNonceHash !== undefined && stateNonceHash === query.get('state') && /^[\x21-\x7e]{16,256}$/.test(code)) {
      const session = await access.redeemHandoffCode({ codeHash: tokenHashOf(code), host, stateNonceHash });
      if (session) {
        events.signedIn?.(host);
        redirect(res, 302, returnPath, [this.#context.cookies.setSession(session.token, session.expiresAt)]);
        return;
      }
    }
    // Back and reload bring used links again; whoever is signed in needs none.
    const decision = await gate.decide(host, cookies.sessionTokens);
    if (decision.granted) redirect(res, 302, returnPath, []);
    else if (decision.reason === 'UNAVAILABLE') refuse('UNAVAILABLE');
    else refuse('SIGN_IN_FAILED', { href: returnPath, text: 'Try again' });
  }

  async #signOut({ res, host, cookies }: OwnRequest): Promise<void> {
    for (const token of cookies.sessionTokens)
      await this.#context.access.revokeBotSession({ tokenHash: tokenHashOf(token), host });
    redirect(res, 303, this.#context.platformUrl, [this.#context.cookies.clearSession()]);
  }
}

function redirect(res: ServerResponse, status: number, location: string, setCookies: readonly string[]): void {
  res.writeHead(status, [
    'location',
    location,
    'content-length',
    '0',
    'cache-control',
    'no-store',
    'referrer-policy',
    'no-referrer',
    'x-content-type-options',
    'nosniff',
    ...setCookies.flatMap((cookie) => ['set-cookie', cookie]),
  ]);
  res.end();
}
