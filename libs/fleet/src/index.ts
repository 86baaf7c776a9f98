export { forwardAuthPaths } from './adapters/http/forward-auth-paths.ts';
export { BotProxy } from './adapters/nest/bot-proxy.ts';
export { fleetEntities } from './adapters/postgres/fleet-entities.ts';
export { ContainerRuntime, type EngineInfo, type RuntimeKind } from './application/ports/container-runtime.port.ts';
export { FleetModule } from './fleet.module.ts';
