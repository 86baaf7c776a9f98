import { noPreferences } from '../../domain/preferences.ts';
import { InMemoryPreferencesOfPeople } from '../../testing/in-memory-preferences-of-people.ts';
import { ChosenDisplayPreferences } from './chosen-display-preferences.ts';

describe('ChosenDisplayPreferences', () => {
  it('tells the language and region that a person chose, and nothing of whoever chose none', async () => {
    const preferences = new InMemoryPreferencesOfPeople();
    const display = new ChosenDisplayPreferences(preferences);
    await preferences.save('kim', { ...noPreferences, locale: 'de-DE' });
    await preferences.save('lee', { ...noPreferences, currency: 'EUR' });
    expect(await display.localeOf('kim')).toBe('de-DE');
    expect(await display.localeOf('lee')).toBeUndefined();
    expect(await display.localeOf('nobody')).toBeUndefined();
  });
});
