import { Injectable, Logger } from '@nestjs/common';
import { Clock, csvRow, proofLine, type ChainLink } from '@moorage/kernel';
import { Commands } from '@moorage/platform';
import type { Response } from 'express';
import { RecordAuditExport } from '../../application/record-audit-export.ts';
import { AuditSelection, type AuditRow } from '../postgres/audit-selection.ts';
import { ChainReader } from '../postgres/chain-reader.ts';
import type { AuditFilter } from './audit.dto.ts';
import { toAuditEntryView } from './audit-entry-view.ts';

const batch = 50;

const csvHead = [
  'seq',
  'at',
  'category',
  'action',
  'actor_type',
  'actor_id',
  'actor',
  'target_type',
  'target_id',
  'target',
  'before',
  'after',
  'ip',
  'request_id',
  'erased',
];

/** Tells the next piece of the text, and undefined after the last. */
type Next = () => Promise<string | undefined>;

/** Which chain is exported, and what the file is called by. */
export interface ExportedChain {
  readonly chain: string;
  readonly name: string;
}

/**
 * Sends a chain as a file while it is read: a batch is fetched when the one before has gone out, so that memory stays the
 * same at any length, and nothing more is read once the client has left. That it was taken is recorded before it is.
 */
@Injectable()
export class AuditExport {
  private readonly log = new Logger(AuditExport.name);

  constructor(
    private readonly commands: Commands,
    private readonly selection: AuditSelection,
    private readonly chains: ChainReader,
    private readonly clock: Clock,
  ) {}

  /** The entries that fit the filter, newest first, as CSV (RFC 4180). */
  async sendCsv(response: Response, { chain, name }: ExportedChain, filter: AuditFilter): Promise<void> {
    await this.commands.execute(new RecordAuditExport(chain, 'csv', { ...filter } as Record<string, string>));
    const type = 'text/csv; charset=utf-8; header=present';
    await this.send(response, type, `${name}.csv`, this.csvOf(chain, filter));
  }

  /** The whole chain, oldest first, as JSON lines with all that its verification takes. */
  async sendProofs(response: Response, { chain, name }: ExportedChain): Promise<void> {
    await this.commands.execute(new RecordAuditExport(chain, 'proofs', {}));
    await this.send(response, 'application/x-ndjson', `${name}.jsonl`, this.proofsOf(chain));
  }

  private csvOf(chain: string, filter: AuditFilter): Next {
    let before: number | undefined;
    let ended = false;
    let head = csvRow(csvHead);
    return async () => {
      if (ended) return undefined;
      const rows = await this.selection.select(chain, filter, before, batch);
      const text = head + rows.map(toCsv).join('');
      head = '';
      ended = rows.length < batch;
      before = Number(rows.at(-1)?.seq);
      return text;
    };
  }

  private proofsOf(chain: string): Next {
    let links: AsyncGenerator<ChainLink[]> | undefined;
    return async () => {
      if (links !== undefined) {
        const { value, done } = (await links.next()) as IteratorResult<ChainLink[], undefined>;
        return done === true ? undefined : value.map(proofLine).join('');
      }
      const { base, head } = await this.chains.endsOf(chain);
      links = this.chains.links(chain, base.seq, head.seq);
      return proofLine({ format: 'moorage-audit-proof', version: 1, chain, base, head });
    };
  }

  private async send(response: Response, type: string, name: string, next: Next): Promise<void> {
    // What fails before the first byte is still a problem with a status.
    let text = await next();
    const day = this.clock.now().toISOString().slice(0, 10);
    response.setHeader('content-type', type);
    response.setHeader('content-disposition', `attachment; filename="audit-${name.replace('.', `-${day}.`)}"`);
    try {
      for (; text !== undefined && !response.destroyed; text = await next()) {
        if (!response.write(text)) await drainOf(response);
      }
      response.end();
    } catch (error) {
      // Cut off in its midst, which tells the client.
      this.log.error({ err: error }, 'An export of the audit log broke off');
      response.destroy();
    }
  }
}

/** Resolves when there is room for more, or nobody there to take it. */
function drainOf(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
    if (response.destroyed) done();
  });
}

function toCsv(row: AuditRow): string {
  const { seq, at, category, action, actor, target, before, after, ip, requestId, erased } = toAuditEntryView(row);
  return csvRow([
    seq,
    at,
    category,
    action,
    actor.type,
    actor.id,
    actor.label,
    target?.type,
    target?.id,
    target?.label,
    before && JSON.stringify(before),
    after && JSON.stringify(after),
    ip,
    requestId,
    erased,
  ]);
}
