import { eventually } from '@moorage/kernel/testing';
import { Client } from 'pg';

const lockId = 4_242;

/** The locks that are waited for in this database: an engine has those of all databases in one view. */
const waiting = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ${lockId} AND NOT granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/**
 * Stops a process between doing something and writing down that it did: a trigger makes the write wait for a lock that the
 * test holds. Nothing in the product knows of it. What waits is then killed and never writes.
 */
export class Gate {
  private constructor(
    private readonly client: Client,
    private readonly table: string,
  ) {}

  /** Closes the gate before every UPDATE of `table` for which `when` (SQL over OLD and NEW) holds. */
  static async before(databaseUrl: string, table: string, when: string): Promise<Gate> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [lockId]);
    await client.query(`
      CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${lockId}); RETURN NEW; END $$`);
    await client.query(
      `CREATE TRIGGER wait_at_gate BEFORE UPDATE ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION wait_at_gate()`,
    );
    return new Gate(client, table);
  }

  /** Resolves once somebody waits. */
  async reached(withinMs = 60_000): Promise<void> {
    await eventually(async () => (await this.waiting()) > 0, withinMs);
  }

  /** Ends the connections that wait, so that their writes never happen, and takes the gate away. */
  async remove(): Promise<void> {
    await this.client.query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) AS those`);
    await eventually(async () => (await this.waiting()) === 0);
    await this.client.query('SELECT pg_advisory_unlock($1)', [lockId]);
    await this.client.query(`DROP TRIGGER wait_at_gate ON ${this.table}`);
    await this.client.query('DROP FUNCTION wait_at_gate()');
    await this.client.end();
  }

  private async waiting(): Promise<number> {
    return (await this.client.query(waiting)).rowCount ?? 0;
  }
}
