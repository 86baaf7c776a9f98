import type { NoticeKind, NoticeScope } from '@moorage/contracts';

export interface NewNotice {
  readonly id: string;
  /** Names the fact: one notice per fact and person. */
  readonly key: string;
  readonly userId: string;
  readonly scope: NoticeScope;
  readonly orgId: string | null;
  readonly orgName: string | null;
  readonly kind: NoticeKind;
  /** What the kind's words need: `NoticeFacts`. */
  readonly data: object;
  readonly createdAt: Date;
}

/** What people were told on their bells. Writes take part in the ambient transaction. */
export abstract class NoticeStore {
  /** Adds an unread notice; false where this person was told this fact already. */
  abstract add(notice: NewNotice): Promise<boolean>;
  /**
   * Until the transaction ends, what people were told about this organisation isn't forgotten: whoever adds to it looks after
   * this whether there still is one, so that no notice outlives its organisation.
   */
  abstract holdOrganization(orgId: string): Promise<void>;
  /** Forgets what people were told about an organisation, after everybody who holds it. */
  abstract forgetOrganization(orgId: string): Promise<void>;
  /** Marks one notice of a person; `was-read` where it was read before, `unknown` where it isn't theirs. */
  abstract markRead(userId: string, id: string, at: Date): Promise<'read' | 'was-read' | 'unknown'>;
  /** Marks all unread notices of a person; says how many those were. */
  abstract markAllRead(userId: string, at: Date): Promise<number>;
  /** Removes notices older than `before`, at most `limit` of them; says how many it removed. */
  abstract deleteOlderThan(before: Date, limit: number): Promise<number>;
}
