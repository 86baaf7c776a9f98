import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AccessedRequest } from '@moorage/platform';

/** The id of the caller's session; only on routes marked `@SessionOnly()`. */
export const CurrentSessionId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const via = context.switchToHttp().getRequest<AccessedRequest>().principal?.via;
  if (via?.kind !== 'session') throw new Error('A route that takes API keys wants to know the session');
  return via.sessionId;
});
