import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json'?: { readonly schema: { readonly $ref: string } } };
  };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation of the API, as the OpenAPI document tells of it. */
export interface ApiRoute {
  readonly name: string;
  readonly method: Method;
  /** With its parameters in braces. */
  readonly path: string;
  readonly access: 'public' | 'signed-in' | 'tenant' | 'platform-admin';
  readonly query: readonly Parameter[];
  /** Of JSON; a route that takes a file has none. */
  readonly body?: Schema;
}

/** The doors that are open to anybody: the list that a reviewer reads, so that a new one doesn't open unseen. */
const publicRoutes = new Set([
  'getInstallation',
  'signUp',
  'verifyEmail',
  'resendVerification',
  'signIn',
  'signOut',
  'forgotPassword',
  'resetPassword',
  'inspectInvitation',
  'getLogo',
  'signUpByInvitation',
  'beginHandoff',
  'getAssertionKeys',
  'verifyProxiedRequest',
  'unsubscribe',
]);

/** The document that the client is generated from; a test holds it equal to the one that is served. */
export const apiDocument = JSON.parse(
  readFileSync(join(__dirname, '../../libs/api-client/openapi.json'), 'utf8'),
) as Document;

export const apiRoutes: readonly ApiRoute[] = Object.entries(apiDocument.paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => routeOf(method as Method, path, operation)),
);

/** The path with every parameter replaced by the same id. */
export function pathWith(route: ApiRoute, id: string): string {
  return route.path.replaceAll(/\{\w+\}/g, id);
}

function routeOf(method: Method, path: string, { operationId, parameters = [], requestBody }: Operation): ApiRoute {
  const namesTenant = parameters.some(({ name }) => name === 'x-tenant-id' || name === 'tenant');
  const access = publicRoutes.has(operationId)
    ? 'public'
    : path.startsWith('/api/admin/')
      ? 'platform-admin'
      : namesTenant
        ? 'tenant'
        : 'signed-in';
  const reference = requestBody?.content['application/json']?.schema.$ref.split('/').at(-1);
  const body = reference === undefined ? undefined : apiDocument.components.schemas[reference];
  return {
    name: operationId,
    method,
    path,
    access,
    query: parameters.filter((parameter) => parameter.in === 'query'),
    ...(body && { body }),
  };
}
