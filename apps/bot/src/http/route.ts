import type { IncomingMessage } from 'node:http';
import type { Member } from '../team/member.ts';
import type { Surroundings } from '../views/layout.ts';
import type { Reply } from './reply.ts';

/** A request that has found its route. */
export interface Visit {
  readonly req: IncomingMessage;
  readonly url: URL;
  /** The part of the path that a `:name` of the route stands for. */
  readonly param: (name: string) => string;
}

/** The same, by somebody who was let in. */
export interface MemberVisit extends Visit {
  readonly member: Member;
  readonly around: Surroundings;
}

/** One address: `POST /issues/:number/status` and what it does. */
export interface Route<V extends Visit> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (visit: V) => Promise<Reply> | Reply;
}

/** Finds the route of a request, and the values of its parameters. */
export function findRoute<V extends Visit>(
  routes: readonly Route<V>[],
  method: string,
  path: string,
): { route: Route<V>; param: Visit['param'] } | undefined {
  for (const route of routes) {
    if (route.method !== method) continue;
    const values = valuesOf(route.path, path);
    if (values) return { route, param: (name) => values.get(name) ?? '' };
  }
  return undefined;
}

function valuesOf(pattern: string, path: string): Map<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== value) return undefined;
    } else {
      if (!/^[\w.-]+$/.test(value)) return undefined;
      values.set(part.slice(1), value);
    }
  }
  return values;
}
