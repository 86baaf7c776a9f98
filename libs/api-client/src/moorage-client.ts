import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './generated/schema.ts';
import { ProblemError } from './problem-error.ts';

export interface MoorageClientOptions {
  /** Where the API is, such as `https://moorage.example`; in a browser the page's own origin by default. */
  readonly baseUrl?: string;
  /** Id or slug of the organisation that the calls are about. */
  readonly tenant?: string;
  /** Authenticates a program; a browser has its session cookie instead. */
  readonly apiKey?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
}

export type MoorageClient = Client<paths>;

/** A client of the whole API, typed by its OpenAPI document. Its calls throw a `ProblemError` for whatever is not a success. */
export function createMoorageClient({ baseUrl = '', tenant, apiKey, fetch }: MoorageClientOptions = {}): MoorageClient {
  const client = createClient<paths>({
    baseUrl,
    ...(fetch && { fetch }),
    headers: {
      ...(tenant !== undefined && { 'x-tenant-id': tenant }),
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    },
  });
  client.use(throwProblems);
  return client;
}

const throwProblems: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await ProblemError.fromResponse(response);
  },
  onError({ error }) {
    const givenUp = (error as { name?: unknown } | undefined)?.name === 'AbortError';
    return givenUp ? undefined : ProblemError.unreachable(error);
  },
};

/** What a call answered: `dataOf(client.GET('/api/me'))`. */
export async function dataOf<Data>(call: Promise<{ data?: Data }>): Promise<Data> {
  const { data } = await call;
  // Refusals were thrown before; an answer without a body has no data by its type either.
  return data as Data;
}
