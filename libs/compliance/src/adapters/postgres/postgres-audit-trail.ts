import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  Clock,
  LiveUpdates,
  UnitOfWork,
  auditActions,
  commitmentTo,
  digestOf,
  genesis,
  installationChain,
  type AuditActor,
  type AuditEntry,
  type LastingPart,
  type PersonalPart,
} from '@moorage/kernel';
import { Database, RequestContext, type PreparedStatement } from '@moorage/platform';

interface PendingEntry {
  readonly chain: string;
  readonly lasting: LastingPart;
  readonly personal: PersonalPart;
}

const system: AuditActor = { type: 'system' };

/** Open pages of the log look again at most this often. */
const tellEveryMs = 250;

/**
 * Appends to the chains as the last step before the commit. The end of a chain is a lock that everybody in an
 * organisation wants: taken last, it is held for the commit alone; taken in the order of the chains, it can't deadlock.
 */
@Injectable()
export class PostgresAuditTrail extends AuditTrail {
  /** What the open transactions are going to append. */
  private readonly pending = new WeakMap<object, PendingEntry[]>();
  /** Chains whose readers are about to be told that there is more. */
  private readonly telling = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly liveUpdates: LiveUpdates,
  ) {
    super();
  }

  override record({ action, orgId, target, before, after, actor }: AuditEntry): Promise<void> {
    const transaction = this.database.tx;
    this.database.noteEntry(action);
    const request = RequestContext.current();
    const who = actor ?? request?.actor ?? (request?.ip === undefined ? system : { type: 'anonymous' as const });
    const entry: PendingEntry = {
      chain: orgId ?? installationChain,
      lasting: {
        at: this.clock.now().toISOString(),
        category: auditActions[action],
        action,
        actorType: who.type,
        ...(who.id !== undefined && { actorId: who.id }),
        ...(target !== undefined && { targetType: target.type, targetId: target.id }),
        ...(request !== undefined && { requestId: request.requestId }),
      },
      personal: {
        ...(who.label !== undefined && { actorLabel: who.label }),
        ...(target?.label !== undefined && { targetLabel: target.label }),
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
        ...(request?.ip !== undefined && { ip: request.ip }),
      },
    };
    const known = this.pending.get(transaction);
    if (known !== undefined) known.push(entry);
    else {
      const entries = [entry];
      this.pending.set(transaction, entries);
      this.unitOfWork.beforeCommit(() => this.append(entries));
    }
    return Promise.resolve();
  }

  private async append(entries: PendingEntry[]): Promise<void> {
    const byChain = Map.groupBy(entries, ({ chain }) => chain);
    for (const chain of [...byChain.keys()].sort()) await this.appendTo(chain, byChain.get(chain) ?? []);
    this.unitOfWork.afterCommit(() => entries.forEach(({ chain }) => this.tell(chain)));
  }

  /** A hint after the commit and not a part of it: a mutation doesn't wait for it, and many give one. */
  private tell(chain: string): void {
    if (this.telling.has(chain)) return;
    this.telling.add(chain);
    setTimeout(() => {
      this.telling.delete(chain);
      const told =
        chain === installationChain ? this.liveUpdates.forAdmins('audit') : this.liveUpdates.forOrg(chain, 'audit');
      told.catch(() => undefined);
    }, tellEveryMs).unref();
  }

  /** All of a transaction at once: everybody in the organisation waits for the end of the chain. */
  private async appendTo(chain: string, entries: readonly PendingEntry[]): Promise<void> {
    const salted = entries.map(({ lasting, personal }) => {
      const salt = randomBytes(16);
      const commitment = commitmentTo(personal, salt);
      return { lasting, personal, salt, commitment, digest: digestOf(chain, lasting, commitment) };
    });
    const column = <T>(of: (entry: (typeof salted)[number]) => T): T[] => salted.map(of);
    const parameters = [
      chain,
      column(({ digest }) => digest),
      column(({ lasting }) => lasting.at),
      column(({ lasting }) => lasting.category),
      column(({ lasting }) => lasting.action),
      column(({ lasting }) => lasting.actorType),
      column(({ lasting }) => lasting.actorId ?? null),
      column(({ lasting }) => lasting.targetType ?? null),
      column(({ lasting }) => lasting.targetId ?? null),
      column(({ lasting }) => lasting.requestId ?? null),
      column(({ personal }) => JSON.stringify(personal)),
      column(({ salt }) => salt),
      column(({ commitment }) => commitment),
    ];
    if ((await this.database.write(appending, parameters)).count > 0) return;
    // The chain begins: of all who begin it at once one does, and the others go on behind it.
    await this.database.write(
      'INSERT INTO audit_chains (chain, seq, hash) VALUES ($1, 0, $2) ON CONFLICT (chain) DO NOTHING',
      [chain, genesis],
    );
    await this.database.write(appending, parameters);
  }
}

/** Locks the end of the chain, links the entries to it one after the other, and moves it; nothing where there is no chain. */
const appending: PreparedStatement = {
  name: 'audit.append',
  sql: `
  WITH RECURSIVE entry AS (
    SELECT * FROM unnest($2::bytea[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                         $10::text[], $11::text[], $12::bytea[], $13::bytea[])
           WITH ORDINALITY AS e (digest, at, category, action, actor_type, actor_id, target_type, target_id, request_id, personal,
                                 salt, commitment, n)
  ), tail AS MATERIALIZED (
    SELECT seq, hash FROM audit_chains WHERE chain = $1 FOR UPDATE
  ), link AS (
    SELECT 0::bigint AS n, seq, hash FROM tail
    UNION ALL
    SELECT e.n, l.seq + 1, sha256(l.hash || int8send(l.seq + 1) || e.digest) FROM link l JOIN entry e ON e.n = l.n + 1
  ), moved AS (
    UPDATE audit_chains c SET seq = l.seq, hash = l.hash
      FROM (SELECT seq, hash FROM link ORDER BY n DESC LIMIT 1) l WHERE c.chain = $1
  )
  INSERT INTO audit_entries (chain, seq, at, category, action, actor_type, actor_id, target_type, target_id, request_id, personal,
                             salt, commitment, hash)
  SELECT $1, l.seq, e.at, e.category, e.action, e.actor_type, e.actor_id, e.target_type, e.target_id, e.request_id,
         e.personal::jsonb, e.salt, e.commitment, l.hash
    FROM entry e JOIN link l USING (n)`,
};
