import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ComplianceModule, complianceEntities } from '@moorage/compliance';
import { FleetModule, fleetEntities } from '@moorage/fleet';
import { IdentityModule, identityEntities } from '@moorage/identity';
import { MaintenanceModule, maintenanceEntities } from '@moorage/maintenance';
import { migrations } from '@moorage/migrations';
import { NotificationsModule, notificationsEntities } from '@moorage/notifications';
import { OrganizationsModule, organizationSettingsEntities, organizationsEntities } from '@moorage/organizations';
import { PlatformModule, platformEntities } from '@moorage/platform';
import { ProvisioningModule, provisioningEntities } from '@moorage/provisioning';
import type { DataSourceOptions } from 'typeorm';
import type { Config } from './config/config.ts';
import { DemoSeed } from './demo/demo-seed.ts';
import { InstallationController } from './installation.controller.ts';

/** The whole of Moorage, put together from its contexts. */
@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        // First: hooks of global modules run in this order, and jobs that the platform starts need their handlers.
        CqrsModule.forRoot(),
        PlatformModule.forRoot({
          settings: config.settings,
          dataSource: dataSourceOptions(config),
          secretKeys: config.secretKeys,
          logLevel: config.logLevel,
        }),
        ComplianceModule,
        MaintenanceModule,
        IdentityModule,
        OrganizationsModule,
        FleetModule,
        ProvisioningModule,
        NotificationsModule,
      ],
      controllers: [InstallationController],
      providers: [DemoSeed],
    };
  }
}

/** Connection, entities and migrations of the installation's database. */
export function dataSourceOptions({
  databaseUrl,
  poolSize,
}: Pick<Config, 'databaseUrl' | 'poolSize'>): DataSourceOptions {
  return {
    type: 'postgres',
    url: databaseUrl,
    poolSize,
    applicationName: 'moorage',
    connectTimeoutMS: 5_000,
    entities: [
      ...platformEntities,
      ...identityEntities,
      ...organizationsEntities,
      ...organizationSettingsEntities,
      ...fleetEntities,
      ...provisioningEntities,
      ...notificationsEntities,
      ...complianceEntities,
      ...maintenanceEntities,
    ],
    migrations,
    migrationsTransactionMode: 'each',
    extra: { keepAlive: true, statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000 },
  };
}
