import { PreferencesOfPeople } from '../application/ports/preferences-of-people.port.ts';
import { noPreferences, type Preferences } from '../domain/preferences.ts';

export class InMemoryPreferencesOfPeople extends PreferencesOfPeople {
  private readonly byUser = new Map<string, Preferences>();

  override find(userId: string): Promise<Preferences> {
    return Promise.resolve(this.byUser.get(userId) ?? noPreferences);
  }

  override lock(userId: string): Promise<Preferences> {
    return this.find(userId);
  }

  override save(userId: string, preferences: Preferences): Promise<void> {
    this.byUser.set(userId, preferences);
    return Promise.resolve();
  }
}
