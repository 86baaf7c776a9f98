import { createParamDecorator } from '@nestjs/common';
import { RequestContext } from '@moorage/platform';
import type { Client } from '../../application/session-lifecycle.ts';

/** Where the request that is being worked on comes from. */
export function clientOfRequest(): Client {
  const { ip, userAgent } = RequestContext.current() ?? {};
  return { ...(ip !== undefined && { ip }), ...(userAgent !== undefined && { userAgent }) };
}

/** Where the request comes from, for the list of sessions and the counters of tries. */
export const FromClient = createParamDecorator((): Client => clientOfRequest());
