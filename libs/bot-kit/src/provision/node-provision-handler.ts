import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, MAX_BODY_BYTES, type ProvisionRoutes } from './provision-routes.ts';

/** Answers true where the request was of the provision protocol and has been answered. */
export type NodeProvisionHandler = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;

/**
 * The provision routes for `node:http`:
 * `createServer(async (req, res) => { if (await provision(req, res)) return; … })`
 */
export function nodeProvisionHandler(routes: ProvisionRoutes): NodeProvisionHandler {
  return (req, res) => answerProvision(routes, req, res, { url: req.url ?? '/', readBody: () => readBody(req) });
}

/** Shared with Express, whose requests and responses are Node's. */
export async function answerProvision(
  routes: ProvisionRoutes,
  req: IncomingMessage,
  res: ServerResponse,
  { url, readBody }: { url: string; readBody: () => Promise<string> },
): Promise<boolean> {
  const answer = await routes({ method: req.method ?? 'GET', url, authorization: req.headers.authorization, readBody });
  if (!answer) return false;
  // What is left of an unread body would be taken for the next request on this connection.
  if (!req.complete) res.setHeader('connection', 'close');
  res.writeHead(answer.status, { ...answer.headers, 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(JSON.stringify(answer.body));
  return true;
}

/** Reads a request's body as UTF-8. @throws BodyTooLarge */
export async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // `readBody` may refuse half-way; the stream must stay usable for the answer.
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    const piece = chunk as Buffer;
    bytes += piece.length;
    if (bytes > MAX_BODY_BYTES) throw new BodyTooLarge();
    chunks.push(piece);
  }
  return Buffer.concat(chunks).toString('utf8');
}
