import type { BotSessionView, ProxyTarget } from '../../application/ports/proxy-access.port.ts';
import type { RefusalKind } from './refusals.ts';

/**
 * What the proxy tells about itself, for metrics and logs. All optional; called synchronously, so they must be quick and must not
 * throw. Nothing told contains a cookie, token, header or query.
 */
export interface ProxyEvents {
  /** An exchange with a bot ended. `status` is 0 when the client left, or was cut off, before the bot's answer began. */
  readonly exchangeEnded?: (exchange: {
    target: ProxyTarget;
    session: BotSessionView;
    method: string;
    status: number;
    durationMs: number;
  }) => void;
  /** Another proxy's question was answered (see `ForwardAuth`). */
  readonly verified?: (granted: boolean) => void;
  readonly webSocketOpened?: (target: ProxyTarget) => void;
  readonly webSocketClosed?: (target: ProxyTarget) => void;
  readonly refused?: (kind: RefusalKind, host: string | undefined) => void;
  /** A request begins to wait for an instance, or is done waiting. */
  readonly holding?: (waiting: number) => void;
  /** Open exchanges were ended because their person lost access. */
  readonly cutOff?: (count: number) => void;
  readonly signedIn?: (host: string) => void;
  /** The store or a bot failed; for the log. */
  readonly failed?: (what: 'store' | 'bot', error: unknown) => void;
}
