import type { AuditRow } from '../postgres/audit-selection.ts';
import type { AuditEntryView } from './audit.dto.ts';

export function toAuditEntryView(row: AuditRow): AuditEntryView {
  const { actorLabel, targetLabel, before, after, ip } = row.personal ?? {};
  return {
    seq: Number(row.seq),
    at: row.at.toISOString(),
    category: row.category,
    action: row.action,
    actor: {
      type: row.actor_type,
      ...(row.actor_id !== null && { id: row.actor_id }),
      ...(actorLabel !== undefined && { label: actorLabel }),
    },
    ...(row.target_type !== null &&
      row.target_id !== null && {
        target: {
          type: row.target_type,
          id: row.target_id,
          ...(targetLabel !== undefined && { label: targetLabel }),
        },
      }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(ip !== undefined && { ip }),
    ...(row.request_id !== null && { requestId: row.request_id }),
    erased: row.personal === null,
  };
}
