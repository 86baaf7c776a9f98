import type { AuditAction } from '../audit-actions.ts';
import { AuditTrail, type AuditEntry } from '../audit.ts';

/** Keeps what was recorded, so that a unit test can say what a use case left in the log. */
export class RecordingAuditTrail extends AuditTrail {
  readonly entries: AuditEntry[] = [];

  override record(entry: AuditEntry): Promise<void> {
    this.entries.push(entry);
    return Promise.resolve();
  }

  of(action: AuditAction): AuditEntry[] {
    return this.entries.filter((entry) => entry.action === action);
  }
}
