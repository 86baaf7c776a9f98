import type { Principal, SqliteSession } from '@moorage/bot-kit';

export type IssueStatus = 'open' | 'done';

export interface Issue {
  /** counts from 1 in each company */
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly status: IssueStatus;
  readonly authorId: string;
  readonly assignee: Principal | null;
  /** ISO 8601, UTC */
  readonly createdAt: string;
}

interface IssueRow extends Omit<Issue, 'assignee'> {
  readonly assigneeKind: Principal['kind'] | null;
  readonly assigneeId: string | null;
}

const ISSUE = `SELECT number, title, body, status, author_id AS authorId, assignee_kind AS assigneeKind,
  assignee_id AS assigneeId, created_at AS createdAt FROM issues`;

export class IssueStore {
  constructor(
    private readonly session: SqliteSession,
    private readonly now: () => Date,
  ) {}

  create(companyId: string, { title, body, authorId }: Pick<Issue, 'title' | 'body' | 'authorId'>): number {
    const last = this.session.get<{ n: number | null }>(
      'SELECT max(number) AS n FROM issues WHERE company_id = ?',
      companyId,
    );
    const number = (last?.n ?? 0) + 1;
    this.session.run(
      `INSERT INTO issues (company_id, number, title, body, status, author_id, created_at) VALUES (?, ?, ?, ?, 'open', ?, ?)`,
      companyId,
      number,
      title,
      body,
      authorId,
      this.now().toISOString(),
    );
    return number;
  }

  find(companyId: string, number: number): Issue | undefined {
    const row = this.session.get<IssueRow>(`${ISSUE} WHERE company_id = ? AND number = ?`, companyId, number);
    return row && issueOf(row);
  }

  /** The newest issues, open ones first. */
  list(companyId: string, limit: number): Issue[] {
    const sql = `${ISSUE} WHERE company_id = ? ORDER BY status = 'done', number DESC LIMIT ?`;
    return this.session.all<IssueRow>(sql, companyId, limit).map(issueOf);
  }

  assign(companyId: string, number: number, assignee: Principal | null): void {
    this.session.run(
      'UPDATE issues SET assignee_kind = ?, assignee_id = ? WHERE company_id = ? AND number = ?',
      assignee?.kind ?? null,
      assignee?.id ?? null,
      companyId,
      number,
    );
  }

  unassignAll(companyId: string, { kind, id }: Principal): void {
    this.session.run(
      `UPDATE issues SET assignee_kind = NULL, assignee_id = NULL
       WHERE company_id = ? AND assignee_kind = ? AND assignee_id = ?`,
      companyId,
      kind,
      id,
    );
  }

  setStatus(companyId: string, number: number, status: IssueStatus): void {
    this.session.run('UPDATE issues SET status = ? WHERE company_id = ? AND number = ?', status, companyId, number);
  }
}

function issueOf({ assigneeKind, assigneeId, ...issue }: IssueRow): Issue {
  const assigned = assigneeKind !== null && assigneeId !== null;
  return { ...issue, assignee: assigned ? { kind: assigneeKind, id: assigneeId } : null };
}
