import { LiveUpdates } from '@moorage/kernel';
import { RecordingAuditTrail } from '@moorage/kernel/testing';
import { noPreferences } from '../domain/preferences.ts';
import { InMemoryPreferencesOfPeople } from '../testing/in-memory-preferences-of-people.ts';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { UpdatePreferences, UpdatePreferencesHandler } from './update-preferences.ts';

function aWorld() {
  const world = new OrganizationsWorld();
  const preferences = new InMemoryPreferencesOfPeople();
  const audit = new RecordingAuditTrail();
  const handler = new UpdatePreferencesHandler(preferences, world.memberships, new LiveUpdates(world.broadcast), audit);
  return { world, preferences, audit, handler };
}

describe('changing preferences', () => {
  it('changes what is named, and keeps the rest', async () => {
    const { world, preferences, audit, handler } = aWorld();
    const { org, owner } = await world.anOrg();
    await handler.execute(new UpdatePreferences(owner.userId, { landingOrgId: org.id, locale: 'de-DE' }));
    await handler.execute(new UpdatePreferences(owner.userId, { currency: 'EUR' }));
    await handler.execute(new UpdatePreferences(owner.userId, { currency: 'EUR' }));
    const kept = { landingOrgId: org.id, locale: 'de-DE', currency: 'EUR' };
    expect(await preferences.find(owner.userId)).toEqual(kept);
    expect(await handler.execute(new UpdatePreferences(owner.userId, { locale: null }))).toEqual({
      ...kept,
      locale: null,
    });
    expect(audit.entries.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['person.preferences-changed', { landingOrgId: null, locale: null }, { landingOrgId: org.id, locale: 'de-DE' }],
      ['person.preferences-changed', { currency: null }, { currency: 'EUR' }],
      ['person.preferences-changed', { locale: 'de-DE' }, { locale: null }],
    ]);
  });

  it('lands nobody in an organisation that is not theirs', async () => {
    const { world, preferences, handler } = aWorld();
    const { org } = await world.anOrg();
    const stranger = world.people.add();
    const suspended = await world.aMember(org.id, 'MEMBER', 'SUSPENDED');
    for (const { userId } of [stranger, suspended]) {
      const attempt = handler.execute(new UpdatePreferences(userId, { landingOrgId: org.id }));
      await expect(attempt).rejects.toMatchObject({ code: 'ORG.NOT_FOUND', data: { field: 'landingOrgId' } });
      expect(await preferences.find(userId)).toEqual(noPreferences);
    }
  });
});
