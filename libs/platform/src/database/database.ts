import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { UnitOfWork, type AuditAction } from '@moorage/kernel';
import type { Pool, PoolClient } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';

/** What a command did: rows it wrote and work it enqueued, and what it recorded in the audit log. */
export interface CommandDeeds {
  /** Its own; those of a command it ran are that one's. */
  readonly writes: number;
  /** Its own, and those of the commands it ran: they tell of what it did, too. */
  readonly entries: number;
  readonly ownActions: ReadonlySet<AuditAction>;
}

interface RunningCommand {
  writes: number;
  entries: number;
  readonly ownActions: Set<AuditAction>;
  readonly outer: RunningCommand | undefined;
}

/**
 * A statement that each connection to Postgres reads and plans once: for what many ask at once, and what takes longer to plan
 * than to run. It names its columns: a `*` would fail on the connections of a running process once a migration adds one.
 */
export interface PreparedStatement {
  /** Unique in the whole process. */
  readonly name: string;
  readonly sql: string;
}

interface OpenTransaction {
  readonly manager: EntityManager;
  readonly lastSteps: (() => Promise<void>)[];
  readonly effects: (() => void)[];
  readonly command?: RunningCommand;
}

const ambient = new AsyncLocalStorage<OpenTransaction | undefined>();

/** The way to Postgres: the ambient transaction for whoever writes, a pooled connection for whoever only reads. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Error outside a unit of work, so that no write can happen on the side of a transaction. */
  get tx(): EntityManager {
    const open = ambient.getStore();
    if (open === undefined) throw new Error('A write was tried outside a unit of work');
    return open.manager;
  }

  /** The ambient transaction where there is one (it sees its own writes), else the pool. */
  get reader(): EntityManager {
    return ambient.getStore()?.manager ?? this.dataSource.manager;
  }

  get inTransaction(): boolean {
    return ambient.getStore() !== undefined;
  }

  /** Runs a SELECT with positional parameters on `reader` and returns its rows. */
  async query<Row>(statement: string | PreparedStatement, parameters: unknown[] = []): Promise<Row[]> {
    if (typeof statement === 'string') return this.reader.query<Row[]>(statement, parameters);
    const runner = ambient.getStore()?.manager.queryRunner;
    const connection = runner === undefined ? this.pool : ((await runner.connect()) as PoolClient);
    return (await connection.query(asked(statement, parameters))).rows as Row[];
  }

  /**
   * One of many SELECTs that follow each other, such as the batches of an export, on a pooled connection. Past TypeORM: its
   * finished queries hang on each other until the next full collection of garbage, and so would the memory of all batches.
   */
  async queryBatch<Row extends object>(sql: string, parameters: unknown[]): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, parameters)).rows;
  }

  /** Runs a writing statement in the ambient transaction; `rows` are those of RETURNING, `count` the affected ones. */
  async write<Row = unknown>(
    statement: string | PreparedStatement,
    parameters: unknown[] = [],
  ): Promise<{ rows: Row[]; count: number }> {
    const runner = this.tx.queryRunner;
    if (runner === undefined) throw new Error('The transaction has no connection');
    const { rows, count, sql } = await (typeof statement === 'string'
      ? runPlainly(runner, statement, parameters)
      : runPrepared(runner, statement, parameters));
    // A SELECT comes here for the locks it takes; it changes nothing.
    if (count > 0 && !/^\s*SELECT\b/i.test(sql)) this.noteWrite();
    return { rows: rows as Row[], count };
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { readonly master: Pool }).master;
  }

  /** Counts a change that was made on the transaction's connection past `write`. */
  noteWrite(): void {
    const command = ambient.getStore()?.command;
    if (command !== undefined) command.writes += 1;
  }

  /** Counts an entry of the audit log for the running command, and for those that run it. */
  noteEntry(action: AuditAction): void {
    const running = ambient.getStore()?.command;
    running?.ownActions.add(action);
    for (let command = running; command !== undefined; command = command.outer) command.entries += 1;
  }

  /** Runs a command's work in the open transaction and tells what it did. */
  async observe<Result>(work: () => Promise<Result>): Promise<{ result: Result; deeds: CommandDeeds }> {
    const open = ambient.getStore();
    if (open === undefined) throw new Error('A command was run outside a unit of work');
    const command: RunningCommand = { writes: 0, entries: 0, ownActions: new Set(), outer: open.command };
    const result = await ambient.run({ ...open, command }, work);
    return { result, deeds: command };
  }
}

async function runPlainly(runner: QueryRunner, sql: string, parameters: unknown[]) {
  const { records, affected } = await runner.query(sql, parameters, true);
  return { rows: records as unknown[], count: affected ?? (records as unknown[]).length, sql };
}

async function runPrepared(runner: QueryRunner, statement: PreparedStatement, parameters: unknown[]) {
  const connection = (await runner.connect()) as PoolClient;
  const { rows, rowCount } = await connection.query(asked(statement, parameters));
  return { rows: rows as unknown[], count: rowCount ?? 0, sql: statement.sql };
}

function asked({ name, sql }: PreparedStatement, values: unknown[]) {
  return { name, text: sql, values };
}

/** Serialization failure and deadlock: Postgres chose this transaction to lose, and asks for it to be run again. */
const transient = new Set(['40001', '40P01']);
const attempts = 4;

@Injectable()
export class TypeormUnitOfWork extends UnitOfWork {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async run<T>(work: () => Promise<T>): Promise<T> {
    if (ambient.getStore() !== undefined) return work();
    for (let attempt = 1; ; attempt++) {
      const lastSteps: (() => Promise<void>)[] = [];
      const effects: (() => void)[] = [];
      try {
        const result = await this.dataSource.transaction((manager) =>
          ambient.run({ manager, lastSteps, effects }, async () => {
            const done = await work();
            for (const step of lastSteps) await step();
            return done;
          }),
        );
        effects.forEach((effect) => effect());
        return result;
      } catch (error) {
        const code = (error as { code?: unknown }).code;
        if (attempt >= attempts || typeof code !== 'string' || !transient.has(code)) throw error;
      }
    }
  }

  override beforeCommit(effect: () => Promise<void>): void {
    const open = ambient.getStore();
    if (open === undefined) throw new Error('There is no commit to come outside a unit of work');
    open.lastSteps.push(effect);
  }

  override afterCommit(effect: () => void): void {
    const open = ambient.getStore();
    if (open === undefined) effect();
    else open.effects.push(effect);
  }
}

/** Runs `work` outside the ambient transaction: for what must count even when the transaction rolls back. */
export function outsideTransaction<T>(work: () => T): T {
  return ambient.run(undefined, work);
}

/** Whether the error is the violation of the named unique constraint or index. */
export function violates(error: unknown, constraint: string): boolean {
  const { code, constraint: name } = error as { code?: unknown; constraint?: unknown };
  return code === '23505' && name === constraint;
}
