import type { Preferences } from '../../domain/preferences.ts';

/** Keeps what people prefer. Writes join the ambient transaction. */
export abstract class PreferencesOfPeople {
  /** Those of somebody who never chose anything are all null. */
  abstract find(userId: string): Promise<Preferences>;
  /** The same, for whoever is about to change them: nobody else does until the transaction ends. */
  abstract lock(userId: string): Promise<Preferences>;
  abstract save(userId: string, preferences: Preferences): Promise<void>;
}
