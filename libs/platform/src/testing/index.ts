export * from './fixed-platform-settings.ts';
export * from './free-port.ts';
export * from './platform-app.ts';
export * from './test-database.ts';
export * from './test-settings.ts';
export * from './transactional-database.ts';
export { PostgresBroadcast } from '../database/postgres-broadcast.ts';
