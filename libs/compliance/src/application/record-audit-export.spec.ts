import { installationChain } from '@moorage/kernel';
import { RecordingAuditTrail } from '@moorage/kernel/testing';
import { RecordAuditExport, RecordAuditExportHandler } from './record-audit-export.ts';

describe('recording an export', () => {
  const record = async (command: RecordAuditExport) => {
    const audit = new RecordingAuditTrail();
    await new RecordAuditExportHandler(audit).execute(command);
    return audit.entries;
  };

  it('says what was taken, in the chain that it was taken from', async () => {
    expect(await record(new RecordAuditExport('o1', 'csv', { category: 'SSO', from: '2026-01-01' }))).toEqual([
      { action: 'audit.exported', orgId: 'o1', after: { format: 'csv', category: 'SSO', from: '2026-01-01' } },
    ]);
    expect(await record(new RecordAuditExport(installationChain, 'proofs', {}))).toEqual([
      { action: 'audit.exported', after: { format: 'proofs' } },
    ]);
  });
});
