import { Global, Module } from '@nestjs/common';
import { AdminInstancesController } from './adapters/http/admin-instances.controller.ts';
import { InstanceLogsController } from './adapters/http/instance-logs.controller.ts';
import { InstancePresenter } from './adapters/http/instance-presenter.ts';
import { InstancesController } from './adapters/http/instances.controller.ts';
import { PostgresAssertionKeys } from './adapters/postgres/postgres-assertion-keys.ts';
import { PostgresBotAppStore } from './adapters/postgres/postgres-bot-app-store.ts';
import { PostgresFleetHistory } from './adapters/postgres/postgres-fleet-history.ts';
import { PostgresInstanceStore } from './adapters/postgres/postgres-instance-store.ts';
import { GetFleetHandler } from './adapters/postgres/queries/get-fleet.ts';
import { ListFleetEventsHandler } from './adapters/postgres/queries/list-fleet-events.ts';
import { SearchInstancesHandler } from './adapters/postgres/queries/search-instances.ts';
import { DeleteInstanceHandler } from './application/delete-instance.ts';
import { FleetLog } from './application/fleet-log.ts';
import { FollowInstanceLogsHandler } from './application/follow-instance-logs.ts';
import { GetInstanceStatsHandler } from './application/get-instance-stats.ts';
import { GetInstanceHandler } from './application/get-instance.ts';
import { InstanceOperations } from './application/instance-operations.ts';
import { ListInstancesHandler } from './application/list-instances.ts';
import { AssertionKeys } from './application/ports/assertion-keys.port.ts';
import { BotAppStore } from './application/ports/bot-app-store.port.ts';
import { FleetHistory } from './application/ports/fleet-history.port.ts';
import { InstanceStore } from './application/ports/instance-store.port.ts';
import { RestartInstanceHandler } from './application/restart-instance.ts';
import { RetryInstanceHandler } from './application/retry-instance.ts';
import { StartInstanceHandler } from './application/start-instance.ts';
import { StopInstanceHandler } from './application/stop-instance.ts';
import { TenantInstances } from './application/tenant-instances.ts';

const commands = [DeleteInstanceHandler, RestartInstanceHandler, RetryInstanceHandler, StartInstanceHandler, StopInstanceHandler];
const queries = [
  FollowInstanceLogsHandler,
  GetFleetHandler,
  GetInstanceHandler,
  GetInstanceStatsHandler,
  ListFleetEventsHandler,
  ListInstancesHandler,
  SearchInstancesHandler,
];

/** Bot apps, instances and the proxy in front of them. */
@Global()
@Module({
  controllers: [AdminInstancesController, InstanceLogsController, InstancesController],
  providers: [
    ...commands,
    ...queries,
    FleetLog,
    InstanceOperations,
    InstancePresenter,
    PostgresAssertionKeys,
    TenantInstances,
    { provide: AssertionKeys, useExisting: PostgresAssertionKeys },
    { provide: BotAppStore, useClass: PostgresBotAppStore },
    { provide: FleetHistory, useClass: PostgresFleetHistory },
    { provide: InstanceStore, useClass: PostgresInstanceStore },
  ],
})
export class FleetModule {}
