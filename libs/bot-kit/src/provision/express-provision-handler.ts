import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerProvision, readBody } from './node-provision-handler.ts';
import type { ProvisionRoutes } from './provision-routes.ts';

/** The parts of an Express request that matter here; Express itself is no dependency. */
export type ExpressRequest = IncomingMessage & { readonly originalUrl?: string; readonly body?: unknown };
export type ExpressProvisionHandler = (
  req: ExpressRequest,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => Promise<void>;

/**
 * The provision routes as Express middleware: `app.use(expressProvisionHandler(routes))`, before or after `express.json()`.
 * Requests that aren't of the protocol go on to `next`.
 */
export function expressProvisionHandler(routes: ProvisionRoutes): ExpressProvisionHandler {
  return async (req, res, next) => {
    try {
      const url = req.originalUrl ?? req.url ?? '/';
      const answered = await answerProvision(routes, req, res, {
        url,
        // A body parser that ran before has emptied the stream; one that didn't feel meant may still have set a body.
        readBody: async () => (req.readableDidRead ? (JSON.stringify(req.body) ?? '') : readBody(req)),
      });
      if (!answered) next();
    } catch (error) {
      next(error);
    }
  };
}
