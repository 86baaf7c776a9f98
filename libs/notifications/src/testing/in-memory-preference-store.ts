import type { NoticeKind } from '@moorage/contracts';
import { PreferenceStore, type ChosenRoute } from '../application/ports/preference-store.port.ts';

/** Choices in lists, by the rules of the port. */
export class InMemoryPreferenceStore extends PreferenceStore {
  private readonly choices = new Map<string, ChosenRoute[]>();

  override chosenBy(userId: string): Promise<ChosenRoute[]> {
    return Promise.resolve([...(this.choices.get(userId) ?? [])]);
  }

  override chosenFor(kind: NoticeKind, userIds: readonly string[]): Promise<ReadonlyMap<string, ChosenRoute[]>> {
    const chosen = userIds.map((userId) => [userId, this.without(userId, (c) => c.kind !== kind)] as const);
    return Promise.resolve(new Map(chosen.filter(([, choices]) => choices.length > 0)));
  }

  override async set(userId: string, choice: ChosenRoute): Promise<void> {
    await this.clear(userId, choice);
    this.choices.set(userId, [...(this.choices.get(userId) ?? []), choice]);
  }

  override clear(userId: string, { orgId, kind }: Omit<ChosenRoute, 'route'>): Promise<void> {
    this.choices.set(
      userId,
      this.without(userId, (choice) => choice.orgId === orgId && choice.kind === kind),
    );
    return Promise.resolve();
  }

  private without(userId: string, goes: (choice: ChosenRoute) => boolean): ChosenRoute[] {
    return (this.choices.get(userId) ?? []).filter((choice) => !goes(choice));
  }
}
