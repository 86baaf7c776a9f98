import type { SqliteSession } from '@moorage/bot-kit';

/** What the store knows of an attached file; its bytes lie in the files folder. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly uploadedBy: string;
}

const ATTACHMENT = 'SELECT id, name, bytes, uploaded_by AS uploadedBy FROM attachments';

export class AttachmentStore {
  constructor(
    private readonly session: SqliteSession,
    private readonly now: () => Date,
  ) {}

  add(companyId: string, issueNumber: number, { id, name, bytes, uploadedBy }: Attachment): void {
    this.session.run(
      `INSERT INTO attachments (id, company_id, issue_number, name, bytes, uploaded_by, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      id,
      companyId,
      issueNumber,
      name,
      bytes,
      uploadedBy,
      this.now().toISOString(),
    );
  }

  find(companyId: string, id: string): Attachment | undefined {
    return this.session.get<Attachment>(`${ATTACHMENT} WHERE company_id = ? AND id = ?`, companyId, id);
  }

  list(companyId: string, issueNumber: number): Attachment[] {
    const sql = `${ATTACHMENT} WHERE company_id = ? AND issue_number = ? ORDER BY created_at, id`;
    return this.session.all<Attachment>(sql, companyId, issueNumber);
  }
}
