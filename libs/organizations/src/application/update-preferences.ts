import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, LiveUpdates } from '@moorage/kernel';
import type { Preferences } from '../domain/preferences.ts';
import { Memberships } from './ports/memberships.port.ts';
import { PreferencesOfPeople } from './ports/preferences-of-people.port.ts';

@Audited('person.preferences-changed')
export class UpdatePreferences extends Command<Preferences> {
  constructor(
    readonly userId: string,
    /** What is left out stays as it is. */
    readonly change: Partial<Preferences>,
  ) {
    super();
  }
}

@CommandHandler(UpdatePreferences)
export class UpdatePreferencesHandler implements ICommandHandler<UpdatePreferences> {
  constructor(
    private readonly preferences: PreferencesOfPeople,
    private readonly memberships: Memberships,
    private readonly liveUpdates: LiveUpdates,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError ORG.NOT_FOUND naming `landingOrgId`, where the person is no active member of it */
  async execute({ userId, change }: UpdatePreferences): Promise<Preferences> {
    const before = await this.preferences.lock(userId);
    // A body's class has every field; those that were not sent are undefined.
    const sent = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const after: Preferences = { ...before, ...sent };
    const changed = (Object.keys(after) as (keyof Preferences)[]).filter((key) => after[key] !== before[key]);
    if (changed.length === 0) return before;
    if (changed.includes('landingOrgId') && after.landingOrgId !== null) {
      const membership = await this.memberships.lockOfPerson(after.landingOrgId, userId);
      if (membership?.state.status !== 'ACTIVE') throw new DomainError('ORG.NOT_FOUND', { field: 'landingOrgId' });
    }

    await this.preferences.save(userId, after);
    await this.audit.record({
      action: 'person.preferences-changed',
      target: { type: 'person', id: userId },
      before: Object.fromEntries(changed.map((key) => [key, before[key]])),
      after: Object.fromEntries(changed.map((key) => [key, after[key]])),
    });
    await this.liveUpdates.forUser(userId, 'people', userId);
    return after;
  }
}
