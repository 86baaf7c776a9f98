import type { NoticeKind, NoticeRoute } from '@moorage/contracts';

/** Where a person wants notices of a kind; `orgId` null: in every organisation without a choice of its own. */
export interface ChosenRoute {
  readonly orgId: string | null;
  readonly kind: NoticeKind;
  readonly route: NoticeRoute;
}

/** What people chose about notices. Writes take part in the ambient transaction. */
export abstract class PreferenceStore {
  /** What a person chose, in no order. */
  abstract chosenBy(userId: string): Promise<ChosenRoute[]>;
  /** What each of these people chose for one kind; people who chose nothing are absent. */
  abstract chosenFor(kind: NoticeKind, userIds: readonly string[]): Promise<ReadonlyMap<string, ChosenRoute[]>>;
  abstract set(userId: string, choice: ChosenRoute): Promise<void>;
  /** Forgets a choice: what is chosen more generally counts again. */
  abstract clear(userId: string, choice: Omit<ChosenRoute, 'route'>): Promise<void>;
}
