import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { routeAccessKey, type RouteAccess } from '@moorage/platform';
import { previewApplication } from './preview-application.ts';

interface Route {
  readonly name: string;
  readonly access: RouteAccess | undefined;
}

/** Every route of the whole application, found without starting anything. */
async function allRoutes(): Promise<Route[]> {
  const app = await previewApplication();
  const scanner = new MetadataScanner();
  const routes: Route[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as Record<string, object>;
      for (const method of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[method]!;
        const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (verb === undefined) continue;
        const path = [Reflect.getMetadata(PATH_METADATA, metatype), Reflect.getMetadata(PATH_METADATA, handler)]
          .join('/')
          .replace(/\/+/g, '/');
        routes.push({
          name: `${RequestMethod[verb]} ${path} (${metatype.name}.${method})`,
          access: (Reflect.getMetadata(routeAccessKey, handler) ?? Reflect.getMetadata(routeAccessKey, metatype)) as
            RouteAccess | undefined,
        });
      }
    }
  }
  return routes;
}

describe('routes', () => {
  let routes: Route[];
  beforeAll(async () => {
    routes = await allRoutes();
  });

  it('are found', () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(routes.map((route) => route.name)).toContainEqual(expect.stringContaining('GET api/organization '));
  });

  it('each declare who may call them', () => {
    expect(routes.filter((route) => route.access === undefined).map((route) => route.name)).toEqual([]);
  });

  it('give a reason where anybody may', () => {
    const silent = routes.filter(({ access }) => access?.kind === 'public' && access.reason.trim().length < 10);
    expect(silent.map((route) => route.name)).toEqual([]);
  });

  it('are for platform admins alone below /api/admin', () => {
    const open = routes.filter(({ name, access }) => name.includes('api/admin') && access?.kind !== 'platform-admin');
    expect(open.map((route) => route.name)).toEqual([]);
  });
});
