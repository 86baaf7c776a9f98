export { createMoorageClient, dataOf, type MoorageClient, type MoorageClientOptions } from './moorage-client.ts';
export {
  ProblemError,
  unexpectedResponseCode,
  unreachableCode,
  type FieldProblem,
  type ProblemBody,
} from './problem-error.ts';
export type { ApiPath, BodyOf, ItemOf, QueryOf, ResponseOf } from './schema-types.ts';
export {
  watchLive,
  watchLogs,
  type LiveListener,
  type LiveScope,
  type LiveState,
  type LiveTopic,
  type LogLine,
  type LogListener,
} from './live-stream.ts';
