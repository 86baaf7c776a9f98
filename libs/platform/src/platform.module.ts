import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule, ModuleRef } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import {
  Broadcast,
  Clock,
  EventPublisher,
  Ids,
  JobQueue,
  LiveUpdates,
  RandomIds,
  RateLimiter,
  SecretBox,
  SystemClock,
  UnitOfWork,
} from '@moorage/kernel';
import { PlatformSettings, Settings } from '@moorage/contracts';
import { LoggerModule } from 'nestjs-pino';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Commands } from './database/commands.ts';
import { Database, TypeormUnitOfWork } from './database/database.ts';
import { PostgresBroadcast } from './database/postgres-broadcast.ts';
import { AccessGuard } from './http/access-guard.ts';
import { CallerReview } from './http/caller-review.ts';
import { MaintenanceDoor } from './http/maintenance-door.ts';
import { ProblemFilter } from './http/problem-filter.ts';
import { ScopeResolver } from './http/scope-resolver.ts';
import { SessionCookie } from './http/session-cookie.ts';
import { createValidationPipe } from './http/validation.ts';
import { JobsController } from './jobs/jobs.controller.ts';
import { TellOfFailedJobsHandler } from './jobs/tell-of-failed-jobs.ts';
import { LiveController } from './live/live.controller.ts';
import { HealthController, Readiness } from './observability/health.ts';
import { loggingParameters } from './observability/logging.ts';
import { Metrics } from './observability/metrics.ts';
import { RequestObserver } from './observability/request-observer.ts';
import { BossEventPublisher, BossJobQueue } from './outbox/boss-outbox.ts';
import { Boss } from './outbox/boss.ts';
import { AesGcmSecretBox } from './security/aes-gcm-secret-box.ts';
import { PostgresRateLimiter } from './security/postgres-rate-limiter.ts';
import { SweepRateLimitsHandler } from './security/sweep-rate-limits.ts';
import { ChangePlatformSettingsHandler } from './settings/change-platform-settings.ts';
import { PlatformSettingsController } from './settings/platform-settings.controller.ts';
import { PostgresPlatformSettings } from './settings/postgres-platform-settings.ts';

export interface PlatformOptions {
  readonly settings: Settings;
  /** Connection, entities and migrations; `url` is required. */
  readonly dataSource: DataSourceOptions;
  /** 32 bytes each; the first seals. */
  readonly secretKeys: readonly Buffer[];
  readonly logLevel: string;
}

/** The plumbing that every context stands on. Import `CqrsModule.forRoot()` before it: work starts here, and needs its handlers registered. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  static forRoot({ settings, dataSource, secretKeys, logLevel }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule, ScheduleModule.forRoot(), LoggerModule.forRoot(loggingParameters(logLevel))],
      controllers: [HealthController, JobsController, LiveController, PlatformSettingsController],
      providers: [
        { provide: Settings, useValue: settings },
        { provide: DataSource, useFactory: () => new DataSource(dataSource).initialize() },
        { provide: Clock, useClass: SystemClock },
        { provide: Ids, useFactory: (clock: Clock) => new RandomIds(clock), inject: [Clock] },
        { provide: SecretBox, useFactory: () => new AesGcmSecretBox(secretKeys) },
        { provide: UnitOfWork, useClass: TypeormUnitOfWork },
        { provide: EventPublisher, useClass: BossEventPublisher },
        { provide: JobQueue, useClass: BossJobQueue },
        { provide: Broadcast, useClass: PostgresBroadcast },
        { provide: LiveUpdates, useFactory: (broadcast: Broadcast) => new LiveUpdates(broadcast), inject: [Broadcast] },
        { provide: RateLimiter, useClass: PostgresRateLimiter },
        { provide: PlatformSettings, useExisting: PostgresPlatformSettings },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: createValidationPipe },
        Boss,
        CallerReview,
        ChangePlatformSettingsHandler,
        Commands,
        Database,
        MaintenanceDoor,
        Metrics,
        PostgresPlatformSettings,
        Readiness,
        RequestObserver,
        ScopeResolver,
        SessionCookie,
        SweepRateLimitsHandler,
        TellOfFailedJobsHandler,
      ],
      exports: [
        Settings,
        DataSource,
        Clock,
        Ids,
        SecretBox,
        UnitOfWork,
        EventPublisher,
        JobQueue,
        Broadcast,
        RateLimiter,
        Boss,
        CallerReview,
        Commands,
        Database,
        LiveUpdates,
        Metrics,
        PlatformSettings,
        Readiness,
        ScopeResolver,
        SessionCookie,
      ],
    };
  }

  constructor(private readonly moduleRef: ModuleRef) {}

  async onApplicationShutdown(): Promise<void> {
    await this.moduleRef.get(DataSource).destroy();
  }
}
