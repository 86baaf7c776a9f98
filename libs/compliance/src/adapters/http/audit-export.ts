import { Injectable } from '@nestjs/common';
import { Clock, proofLine } from '@moorage/kernel';
import { Commands, sendFile } from '@moorage/platform';
import type { Response } from 'express';
import { RecordAuditExport } from '../../application/record-audit-export.ts';
import { auditCsvHead } from '../postgres/audit-csv.ts';
import { AuditSelection } from '../postgres/audit-selection.ts';
import { ChainReader } from '../postgres/chain-reader.ts';
import type { AuditFilter } from './audit.dto.ts';

const batch = 200;

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
    await sendFile(response, { type, name: this.nameOf(name, 'csv') }, this.csvOf(chain, filter));
  }

  /** The whole chain, oldest first, as JSON lines with all that its verification takes. */
  async sendProofs(response: Response, { chain, name }: ExportedChain): Promise<void> {
    await this.commands.execute(new RecordAuditExport(chain, 'proofs', {}));
    await sendFile(response, { type: 'application/x-ndjson', name: this.nameOf(name, 'jsonl') }, this.proofsOf(chain));
  }

  private async *csvOf(chain: string, filter: AuditFilter): AsyncGenerator<string> {
    let head = auditCsvHead;
    for (let before: number | undefined; ;) {
      const { lines, count, last } = await this.selection.selectCsv(chain, filter, before, batch);
      yield head + lines;
      if (count < batch) return;
      head = '';
      before = last;
    }
  }

  private async *proofsOf(chain: string): AsyncGenerator<string> {
    const { base, head } = await this.chains.endsOf(chain);
    yield proofLine({ format: 'moorage-audit-proof', version: 1, chain, base, head });
    for await (const links of this.chains.links(chain, base.seq, head.seq)) yield links.map(proofLine).join('');
  }

  private nameOf(name: string, extension: string): string {
    return `audit-${name}-${this.clock.now().toISOString().slice(0, 10)}.${extension}`;
  }
}
