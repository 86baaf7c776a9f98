import type { SqliteSession } from '@moorage/bot-kit';

export type FeedVerb =
  | 'member.joined'
  | 'member.left'
  | 'issue.created'
  | 'issue.assigned'
  | 'issue.unassigned'
  | 'issue.done'
  | 'issue.reopened'
  | 'attachment.added'
  | 'agent.created'
  | 'agent.removed';

/** One thing somebody did. People are named by id, so that an erased person's name is nowhere in it. */
export interface FeedEntry {
  readonly actorId: string;
  readonly verb: FeedVerb;
  readonly issueNumber: number | null;
  /** what it was about in words: an issue's title, an agent's or a file's name; empty where a person says it all */
  readonly subject: string;
  /** whom it was about */
  readonly subjectUserId: string | null;
}

export interface FeedLine extends FeedEntry {
  readonly id: number;
  /** ISO 8601, UTC */
  readonly createdAt: string;
}

const LINE = `SELECT id, actor_id AS actorId, verb, issue_number AS issueNumber, subject,
  subject_user_id AS subjectUserId, created_at AS createdAt FROM feed`;

export class FeedStore {
  constructor(
    private readonly session: SqliteSession,
    private readonly now: () => Date,
  ) {}

  add(companyId: string, { actorId, verb, issueNumber, subject, subjectUserId }: FeedEntry): FeedLine {
    const sql = `INSERT INTO feed (company_id, actor_id, verb, issue_number, subject, subject_user_id, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      RETURNING id, created_at AS createdAt`;
    const at = this.now().toISOString();
    const row = this.session.get<Pick<FeedLine, 'id' | 'createdAt'>>(
      sql,
      companyId,
      actorId,
      verb,
      issueNumber,
      subject,
      subjectUserId,
      at,
    );
    if (!row) throw new Error('The feed line was not stored.');
    return { actorId, verb, issueNumber, subject, subjectUserId, ...row };
  }

  /** The newest lines, newest first. */
  newest(companyId: string, limit: number): FeedLine[] {
    return this.session.all<FeedLine>(`${LINE} WHERE company_id = ? ORDER BY id DESC LIMIT ?`, companyId, limit);
  }

  aboutIssue(companyId: string, issueNumber: number): FeedLine[] {
    const sql = `${LINE} WHERE company_id = ? AND issue_number = ? ORDER BY id`;
    return this.session.all<FeedLine>(sql, companyId, issueNumber);
  }
}
