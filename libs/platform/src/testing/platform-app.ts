import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  Authenticator,
  MaintenanceSchedule,
  TenantDirectory,
  type MaintenanceWindow,
  type Principal,
  type Settings,
  type Tenant,
} from '@moorage/contracts';
import express from 'express';
import { AuditTrail, SystemEvents } from '@moorage/kernel';
import { RecordingAuditTrail, RecordingSystemEvents } from '@moorage/kernel/testing';
import { RequestObserver } from '../observability/request-observer.ts';
import { PlatformModule } from '../platform.module.ts';
import { createTestDatabase } from './test-database.ts';
import { testSettings } from './test-settings.ts';

/** Sessions and keys a test hands out, by token. */
export class KnownCallers extends Authenticator {
  readonly sessions = new Map<string, Principal>();
  readonly keys = new Map<string, Principal>();

  override authenticateSession(token: string): Promise<Principal | undefined> {
    return Promise.resolve(this.sessions.get(token));
  }

  override authenticateApiKey(key: string): Promise<Principal | undefined> {
    return Promise.resolve(this.keys.get(key));
  }
}

/** Standings a test hands out, by `<user id>@<org id>`. */
export class KnownTenants extends TenantDirectory {
  readonly standings = new Map<string, Tenant>();

  override findTenant({ userId }: { userId: string }, orgRef: string): Promise<Tenant | undefined> {
    return Promise.resolve(this.standings.get(`${userId}@${orgRef}`));
  }

  override findTenantForApiKey(orgId: string): Promise<Tenant | undefined> {
    return Promise.resolve(this.standings.get(`key@${orgId}`));
  }

  override listTenants = () => Promise.resolve([]);
  override findOrgByFormerSlug = () => Promise.resolve(undefined);
  override findPersonalOrg = () => Promise.resolve(undefined);
  override findOrg = () => Promise.resolve(undefined);
  override findOrgs = () => Promise.resolve(new Map());
  override findMembership = () => Promise.resolve(undefined);
  override findMembershipById = () => Promise.resolve(undefined);
  override listMemberships = () => Promise.resolve([]);
}

/** Maintenance a test turns on, by org; `undefined` is the installation's. */
export class KnownMaintenance extends MaintenanceSchedule {
  readonly windows = new Map<string | undefined, MaintenanceWindow>();

  override running(orgId?: string): MaintenanceWindow | undefined {
    return this.windows.get(orgId) ?? this.windows.get(undefined);
  }

  override upcoming = () => [];
  override onChange = () => () => undefined;
}

export interface PlatformApp {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly callers: KnownCallers;
  readonly tenants: KnownTenants;
  readonly maintenance: KnownMaintenance;
  close(): Promise<void>;
}

/** The platform alone on a database of its own, with a test's controllers and handlers on it. */
export async function startPlatformApp(parts: {
  controllers?: Type[];
  providers?: Provider[];
  settings?: Partial<Settings>;
  databaseUrl?: string;
}): Promise<PlatformApp> {
  const database =
    parts.databaseUrl === undefined
      ? await createTestDatabase()
      : { url: parts.databaseUrl, drop: () => Promise.resolve() };
  const callers = new KnownCallers();
  const tenants = new KnownTenants();
  const maintenance = new KnownMaintenance();

  @Module({})
  class CallersModule {}
  @Module({})
  class PartsModule {}
  const known: DynamicModule = {
    module: CallersModule,
    global: true,
    providers: [
      { provide: Authenticator, useValue: callers },
      { provide: TenantDirectory, useValue: tenants },
      { provide: AuditTrail, useClass: RecordingAuditTrail },
      { provide: SystemEvents, useClass: RecordingSystemEvents },
      { provide: MaintenanceSchedule, useValue: maintenance },
    ],
    exports: [AuditTrail, Authenticator, MaintenanceSchedule, SystemEvents, TenantDirectory],
  };
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: PartsModule,
      imports: [
        CqrsModule.forRoot(),
        known,
        PlatformModule.forRoot({
          settings: testSettings(parts.settings),
          dataSource: { type: 'postgres', url: database.url },
          secretKeys: [Buffer.alloc(32, 1)],
          logLevel: 'silent',
        }),
      ],
      controllers: parts.controllers ?? [],
      providers: parts.providers ?? [],
    },
    { logger: false, bodyParser: false, abortOnError: false },
  );
  const observer = app.get(RequestObserver);
  app.use((request: express.Request, response: express.Response, next: express.NextFunction) =>
    observer.use(request, response, next),
  );
  app.use(express.json({ limit: '256kb' }));
  await app.listen(0, '127.0.0.1');
  return {
    app,
    url: await app.getUrl(),
    callers,
    tenants,
    maintenance,
    async close() {
      await app.close();
      await database.drop();
    },
  };
}
