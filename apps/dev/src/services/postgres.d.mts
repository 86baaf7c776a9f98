/** A Postgres server of our own: one folder with its data and its log, listening on 127.0.0.1 alone. */
export class PostgresServer {
  static in(options: { folder: string; password: string }): Promise<PostgresServer>;
  readonly logFile: string;
  url(port: number, database?: string): string;
  initialise(options?: { durable?: boolean }): Promise<void>;
  runningPort(): Promise<number | undefined>;
  start(options: { port: number; settings?: Record<string, string | number> }): Promise<void>;
  stop(): Promise<void>;
}
