import { BodyTooLarge, MAX_BODY_BYTES, type ProvisionRoutes } from './provision-routes.ts';

/** Answers undefined where the request isn't of the provision protocol. */
export type FetchProvisionHandler = (request: Request) => Promise<Response | undefined>;

/** The provision routes for handlers that take a `Request` and give a `Response`. */
export function fetchProvisionHandler(routes: ProvisionRoutes): FetchProvisionHandler {
  return async (request) => {
    const answer = await routes({
      method: request.method,
      url: request.url,
      authorization: request.headers.get('authorization') ?? undefined,
      readBody: () => readText(request),
    });
    return (
      answer &&
      Response.json(answer.body, {
        status: answer.status,
        headers: { ...answer.headers, 'cache-control': 'no-store' },
      })
    );
  };
}

async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw new BodyTooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
