import { createMoorageClient, dataOf } from './moorage-client.ts';
import { ProblemError, unexpectedResponseCode, unreachableCode } from './problem-error.ts';

function clientAnswering(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = [];
  const client = createMoorageClient({
    baseUrl: 'http://moorage.test',
    tenant: 'acme',
    apiKey: 'mk_secret',
    fetch: (request) => {
      requests.push(request);
      return Promise.resolve(answer(request));
    },
  });
  return { client, requests };
}

const problem = (body: object, status: number) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });

describe('createMoorageClient', () => {
  it('names the organisation and the key in each call', async () => {
    const { client, requests } = clientAnswering(() => Response.json({ items: [], total: 0 }));

    await client.GET('/api/members', { params: { query: { search: 'ada', limit: 5 } } });

    expect(requests[0]?.url).toBe('http://moorage.test/api/members?search=ada&limit=5');
    expect(requests[0]?.headers.get('x-tenant-id')).toBe('acme');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer mk_secret');
  });

  it('gives the body of a success', async () => {
    const { client } = clientAnswering(() => Response.json({ name: 'Ada' }));

    await expect(dataOf(client.GET('/api/me'))).resolves.toEqual({ name: 'Ada' });
  });

  it('throws what the server refused, with its code and fields', async () => {
    const errors = [{ field: 'slug', detail: 'This address is reserved.' }];
    const { client } = clientAnswering(() =>
      problem({ code: 'ORG.SLUG_RESERVED', title: 'Reserved.', status: 422, requestId: 'r-1', errors }, 422),
    );

    const refused = await client
      .POST('/api/organizations', { body: { name: 'A', slug: 'api' } })
      .catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(ProblemError);
    expect(refused).toMatchObject({
      code: 'ORG.SLUG_RESERVED',
      status: 422,
      message: 'Reserved.',
      requestId: 'r-1',
      errors,
    });
  });

  it('tells an answer that is not a problem from one that is', async () => {
    const { client } = clientAnswering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));

    await expect(client.GET('/api/me')).rejects.toMatchObject({ code: unexpectedResponseCode, status: 502 });
  });

  it('tells when nothing answers', async () => {
    const { client } = clientAnswering(() => Promise.reject(new TypeError('fetch failed')));

    await expect(client.GET('/api/me')).rejects.toMatchObject({ code: unreachableCode, status: 0 });
  });

  it('leaves a call that was given up alone', async () => {
    const { client } = clientAnswering(() => Promise.reject(new DOMException('Aborted', 'AbortError')));

    await expect(client.GET('/api/me')).rejects.toMatchObject({ name: 'AbortError' });
  });
});
