export * from './database/commands.ts';
export {
  Database,
  TypeormUnitOfWork,
  outsideTransaction,
  violates,
  type PreparedStatement,
} from './database/database.ts';
export * from './http/access.ts';
export * from './http/api-problem.ts';
export { CallerReview } from './http/caller-review.ts';
export * from './http/limited-list.ts';
export { OneLine } from './http/one-line.ts';
export * from './http/problem-table.ts';
export * from './http/problem.ts';
export * from './http/request-context.ts';
export { sendFile } from './http/send-file.ts';
export * from './http/scope-resolver.ts';
export * from './http/session-cookie.ts';
export * from './observability/health.ts';
export * from './observability/metrics.ts';
export { RequestObserver } from './observability/request-observer.ts';
export * from './outbox/boss.ts';
export * from './platform.module.ts';
export { platformEntities } from './platform.entities.ts';
