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
import { Database, RequestContext } from '@moorage/platform';

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
    // A stable sort: within a chain the entries keep the order in which things happened.
    for (const entry of entries.sort((a, b) => (a.chain < b.chain ? -1 : a.chain > b.chain ? 1 : 0))) {
      await this.appendOne(entry);
    }
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

  private async appendOne({ chain, lasting, personal }: PendingEntry): Promise<void> {
    const salt = randomBytes(16);
    const commitment = commitmentTo(personal, salt);
    await this.database.write(
      `WITH link AS (
         INSERT INTO audit_chains AS c (chain, seq, hash)
         VALUES ($1, 1, sha256($2::bytea || int8send(1) || $3::bytea))
         ON CONFLICT (chain) DO UPDATE SET seq = c.seq + 1, hash = sha256(c.hash || int8send(c.seq + 1) || $3::bytea)
         RETURNING seq, hash
       )
       INSERT INTO audit_entries (chain, seq, at, category, action, actor_type, actor_id, target_type, target_id,
                                  request_id, personal, salt, commitment, hash)
       SELECT $1, link.seq, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, link.hash FROM link`,
      [
        chain,
        genesis,
        digestOf(chain, lasting, commitment),
        lasting.at,
        lasting.category,
        lasting.action,
        lasting.actorType,
        lasting.actorId ?? null,
        lasting.targetType ?? null,
        lasting.targetId ?? null,
        lasting.requestId ?? null,
        JSON.stringify(personal),
        salt,
        commitment,
      ],
    );
  }
}
