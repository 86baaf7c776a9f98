import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SerialTransactions } from './serial-transactions.ts';

/** A row as SQLite gives it: column name → value. */
export type SqliteRow = Record<string, null | number | bigint | string | Uint8Array>;

/**
 * One SQLite file, used through one connection and one queue of transactions. All parts of a bot that write to the same
 * file share one session, so that a change over several of them is one transaction.
 */
export class SqliteSession {
  private readonly database: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private readonly transactions: SerialTransactions;

  /** @param file path of the database, or `:memory:` */
  constructor(file: string) {
    this.database = new DatabaseSync(file);
    this.database.exec(
      // Sorting in memory: under a read-only root there may be no folder for temporary files.
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;
       PRAGMA temp_store = MEMORY`,
    );
    this.transactions = new SerialTransactions({
      begin: () => this.database.exec('BEGIN IMMEDIATE'),
      commit: () => this.database.exec('COMMIT'),
      // SQLite ends a transaction by itself on some errors (a full disk); then there is nothing to roll back.
      rollback: () => this.database.isTransaction && this.database.exec('ROLLBACK'),
    });
  }

  /** Runs `work` in a transaction, or in the one it is called in. What it throws rolls everything back. */
  transaction<T>(work: () => T | Promise<T>): Promise<T> {
    return this.transactions.run(work);
  }

  /** Runs statements without parameters, such as a migration's. */
  exec(sql: string): void {
    this.database.exec(sql);
  }

  /** Runs one statement and answers how many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.statement(sql).run(...values).changes);
  }

  /** The first row, or undefined. The caller names the row's shape, as with any SQL. */
  get<Row = SqliteRow>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  /** All rows. */
  all<Row = SqliteRow>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.database.prepare(sql)));
    return statement;
  }
}
