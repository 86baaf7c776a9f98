import { Injectable } from '@nestjs/common';
import { DisplayPreferences } from '@moorage/contracts';
import { PreferencesOfPeople } from '../../application/ports/preferences-of-people.port.ts';

/** What people chose in their account. */
@Injectable()
export class ChosenDisplayPreferences extends DisplayPreferences {
  constructor(private readonly preferences: PreferencesOfPeople) {
    super();
  }

  override async localeOf(userId: string): Promise<string | undefined> {
    return (await this.preferences.find(userId)).locale ?? undefined;
  }
}
