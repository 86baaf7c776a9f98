import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PreferencesOfPeople } from '../../../application/ports/preferences-of-people.port.ts';
import type { Preferences } from '../../../domain/preferences.ts';

export class GetPreferences extends Query<Preferences> {
  constructor(readonly userId: string) {
    super();
  }
}

@QueryHandler(GetPreferences)
export class GetPreferencesHandler implements IQueryHandler<GetPreferences> {
  constructor(private readonly preferences: PreferencesOfPeople) {}

  execute({ userId }: GetPreferences): Promise<Preferences> {
    return this.preferences.find(userId);
  }
}
