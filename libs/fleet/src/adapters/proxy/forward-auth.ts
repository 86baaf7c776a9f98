import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessGate, Decision, Granted } from './access-gate.ts';
import type { BotHosts } from './bot-hosts.ts';
import type { BotCookies } from './cookies.ts';
import type { PlatformIdentity } from './platform-identity.ts';
import { readRequestHead } from './request-head.ts';
import { comesFromOwnPage, isSafeMethod } from './same-origin.ts';

export interface ForwardAuthContext {
  readonly gate: AccessGate;
  readonly hosts: BotHosts;
  readonly cookies: BotCookies;
  readonly identity: PlatformIdentity;
  readonly onVerified: (granted: boolean) => void;
  /** Decides, waiting for an instance that is being changed. */
  readonly decideHolding: (
    host: string,
    tokens: readonly string[],
    res: ServerResponse,
  ) => Promise<Decision | undefined>;
}

/** The request that another proxy asks about. */
interface AskedAbout {
  readonly hostHeader: string;
  readonly method: string;
}

interface Asking {
  readonly method: string;
  /** The `Cookie` to hand to the bot. */
  readonly forBot: string;
}

/**
 * `GET /api/proxy/verify`: lets nginx (`auth_request`), Caddy (`forward_auth`) or Traefik (`forwardAuth`) stand in front of bots.
 *
 * It is asked with the original request's header section, above all its `Cookie`, and about the host in `X-Original-URL`, or in
 * `X-Forwarded-Host` with `X-Forwarded-Method`. Where both are there they must agree: whichever the proxy sets, the
 * other came from the client. The method comes in `X-Original-Method` or `X-Forwarded-Method`; without it the request counts as
 * one that changes something, and pages of other origins are refused.
 *
 * Answers 200 with the identity fields (see {@link PlatformIdentity}) and `x-moorage-cookie`, the `Cookie` to hand to the bot (absent:
 * none); 401 without a session; 403 for everything else that isn't let in; 503 when the store can't be asked.
 *
 * nginx, whose own header parser drops the aliases of our names (`underscores_in_headers off`, `ignore_invalid_headers on`):
 *
 * ```nginx
 * server {
 *   server_name *.bots.example;
 *   location / {
 *     auth_request /_moorage_verify;
 *     auth_request_set $moorage_id        $upstream_http_x_platform_user_id;
 *     auth_request_set $moorage_email     $upstream_http_x_platform_user_email;
 *     auth_request_set $moorage_name      $upstream_http_x_platform_user_name;
 *     auth_request_set $moorage_tenant    $upstream_http_x_platform_tenant_id;
 *     auth_request_set $moorage_role      $upstream_http_x_platform_role;
 *     auth_request_set $moorage_assertion $upstream_http_x_platform_assertion;
 *     auth_request_set $moorage_cookie    $upstream_http_x_moorage_cookie;
 *     proxy_set_header X-Platform-User-Id    $moorage_id;
 *     proxy_set_header X-Platform-User-Email $moorage_email;
 *     proxy_set_header X-Platform-User-Name  $moorage_name;
 *     proxy_set_header X-Platform-Tenant-Id  $moorage_tenant;
 *     proxy_set_header X-Platform-Role       $moorage_role;
 *     proxy_set_header X-Platform-Assertion  $moorage_assertion;
 *     proxy_set_header Cookie                $moorage_cookie;
 *     proxy_set_header Host                  $http_host;
 *     proxy_http_version 1.1;
 *     proxy_set_header Connection "";
 *     proxy_pass http://the_bot;
 *     error_page 401 = @moorage;                     # no session: Moorage begins the sign-in
 *   }
 *   location = /_moorage_verify {
 *     internal;
 *     proxy_pass http://moorage/api/proxy/verify;
 *     proxy_pass_request_body off;
 *     proxy_set_header Content-Length "";
 *     proxy_set_header X-Original-URL    $scheme://$http_host$request_uri;
 *     proxy_set_header X-Original-Method $request_method;
 *     proxy_set_header X-Forwarded-Host "";
 *     proxy_http_version 1.1;
 *     proxy_set_header Connection "";
 *   }
 *   location /.moorage/ { proxy_pass http://moorage; proxy_set_header Host $http_host; }
 *   location @moorage   { proxy_pass http://moorage; proxy_set_header Host $http_host; }
 * }
 * ```
 *
 * Open WebSockets and streams are the other proxy's then: Moorage can't cut them off when access is lost.
 */
export class ForwardAuth {
  readonly #context: ForwardAuthContext;

  constructor(context: ForwardAuthContext) {
    this.#context = context;
  }

  verify(req: IncomingMessage, res: ServerResponse): void {
    const { gate, hosts, cookies } = this.#context;
    const head = readRequestHead(req.rawHeaders, '/', 1);
    // A question has no content; what comes all the same is not waited for.
    if (head.chunked || head.contentLength !== undefined) res.shouldKeepAlive = false;
    const asked = askedAbout(req);
    const host = hosts.hostOf(asked?.hostHeader);
    if (asked === undefined || host === undefined) {
      this.#refuse(res, 403, 'PROXY.NO_SUCH_BOT');
      return;
    }
    if (!isSafeMethod(asked.method) && !comesFromOwnPage(head, hosts.originOf(host))) {
      this.#refuse(res, 403, 'PROXY.CROSS_ORIGIN');
      return;
    }
    const read = cookies.read(head.cookie);
    const decision = gate.decideFromMemory(host, read.sessionTokens);
    const asking = { method: asked.method, forBot: read.forBot };
    if (decision?.granted) this.#pass(res, decision, asking);
    else void this.#decideSlowly(res, host, read.sessionTokens, asking);
  }

  async #decideSlowly(res: ServerResponse, host: string, tokens: readonly string[], asking: Asking): Promise<void> {
    const decision = await this.#context.decideHolding(host, tokens, res);
    if (decision === undefined) return;
    if (decision.granted) this.#pass(res, decision, asking);
    else if (decision.reason === 'SIGN_IN') this.#refuse(res, 401, 'PROXY.SIGN_IN_REQUIRED');
    else if (decision.reason === 'UNAVAILABLE') this.#refuse(res, 503, 'PROXY.UNAVAILABLE');
    else this.#refuse(res, 403, `PROXY.${decision.reason}`);
  }

  /** Grants, unless only reading is allowed and this is something else. 503 would be an error to nginx, so it is 403. */
  #pass(res: ServerResponse, grant: Granted, { method, forBot }: Asking): void {
    if (grant.readOnly !== undefined && !isSafeMethod(method)) this.#refuse(res, 403, 'PROXY.READ_ONLY');
    else this.#grant(res, grant, forBot);
  }

  #grant(res: ServerResponse, { session, target }: Granted, forBot: string): void {
    const fields = [
      ...this.#context.identity.fieldsFor(session, target),
      'content-length',
      '0',
      'cache-control',
      'no-store',
    ];
    if (forBot !== '') fields.push('x-moorage-cookie', forBot);
    res.writeHead(200, fields);
    res.end();
    this.#context.onVerified(true);
  }

  #refuse(res: ServerResponse, status: number, code: string): void {
    const body = JSON.stringify({ type: 'about:blank', title: code, status, code });
    res.writeHead(status, [
      'content-type',
      'application/problem+json',
      'content-length',
      String(body.length),
      'cache-control',
      'no-store',
    ]);
    res.end(body);
    this.#context.onVerified(false);
  }
}

/** @returns `undefined` where nothing, too much, or two different things are asked about. */
function askedAbout(req: IncomingMessage): AskedAbout | undefined {
  const { headersDistinct } = req;
  const url = headersDistinct['x-original-url'];
  const forwardedHost = headersDistinct['x-forwarded-host'];
  const methods = [...(headersDistinct['x-original-method'] ?? []), ...(headersDistinct['x-forwarded-method'] ?? [])];
  const hostHeaders = [...(forwardedHost ?? [])];
  for (const each of url ?? []) {
    if (!URL.canParse(each)) return undefined;
    hostHeaders.push(new URL(each).host);
  }
  const [hostHeader, ...otherHosts] = hostHeaders;
  const [method = 'UNKNOWN', ...otherMethods] = methods;
  if (
    hostHeader === undefined ||
    otherHosts.some((other) => other !== hostHeader) ||
    otherMethods.some((other) => other !== method)
  )
    return undefined;
  return { hostHeader, method };
}
