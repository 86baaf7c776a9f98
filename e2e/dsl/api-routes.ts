import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RouteAccess } from '@moorage/platform';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface Schema {
  readonly $ref?: string;
  /** Of one element: a reference that has a description of its own. */
  readonly allOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
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
    readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>>;
  };
  readonly 'x-access': RouteAccess;
  readonly 'x-during-maintenance'?: string;
  readonly 'x-session-only'?: boolean;
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
  readonly access: RouteAccess;
  /** Works while maintenance keeps other routes closed. */
  readonly duringMaintenance: boolean;
  /** Not for API keys. */
  readonly sessionOnly: boolean;
  readonly query: readonly Parameter[];
  /** Of JSON; a route that takes a file has none. */
  readonly body?: Schema;
  readonly takesFile: boolean;
}

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

/** The fields of a schema that is an object of its own; undefined for anything else. */
export function fieldsOfObject({ $ref, allOf }: Schema): Readonly<Record<string, Schema>> | undefined {
  const name = ($ref ?? allOf?.[0]?.$ref)?.split('/').at(-1);
  return name === undefined ? undefined : apiDocument.components.schemas[name]?.properties;
}

function routeOf(method: Method, path: string, operation: Operation): ApiRoute {
  const { operationId, parameters = [], requestBody } = operation;
  const reference = requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1);
  const body = reference === undefined ? undefined : apiDocument.components.schemas[reference];
  return {
    name: operationId,
    method,
    path,
    access: operation['x-access'],
    duringMaintenance: operation['x-during-maintenance'] !== undefined,
    sessionOnly: operation['x-session-only'] === true,
    query: parameters.filter((parameter) => parameter.in === 'query'),
    takesFile: requestBody !== undefined && body === undefined,
    ...(body && { body }),
  };
}
