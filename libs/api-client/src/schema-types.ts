import type { paths } from './generated/schema.ts';

export type ApiPath = keyof paths;

type JsonOf<Response> = Response extends { content: { 'application/json': infer Json } } ? Json : never;
type Succeeded = 200 | 201 | 202;

/** The JSON that an operation answers with: `ResponseOf<'/api/me', 'get'>`. */
export type ResponseOf<Path extends ApiPath, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: infer Responses;
}
  ? { [Status in keyof Responses]: Status extends Succeeded ? JsonOf<Responses[Status]> : never }[keyof Responses]
  : never;

/** One row of a list that answers with `{items}`. */
export type ItemOf<Path extends ApiPath, Method extends keyof paths[Path] = 'get' & keyof paths[Path]> =
  ResponseOf<Path, Method> extends { items: readonly (infer Item)[] } ? Item : never;

/** The JSON that an operation takes. */
export type BodyOf<Path extends ApiPath, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

/** What an operation takes after the `?`. */
export type QueryOf<
  Path extends ApiPath,
  Method extends keyof paths[Path] = 'get' & keyof paths[Path],
> = paths[Path][Method] extends { parameters: { query?: infer Query } } ? NonNullable<Query> : never;
