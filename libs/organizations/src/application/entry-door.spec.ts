import type { Command } from '@nestjs/cqrs';
import type { MaintenanceMode } from '@moorage/kernel';
import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { AcceptInvitation } from './accept-invitation.ts';
import { AskToJoin } from './ask-to-join.ts';
import { SignUpByInvitation } from './sign-up-by-invitation.ts';

describe('coming in during maintenance', () => {
  async function aScene() {
    const world = new OrganizationsWorld();
    const { org, owner } = await world.anOrg();
    world.domains.prove('acme.example', org.id);
    const invited = world.people.add();
    const colleague = world.people.add({ email: 'kim@acme.example' });
    const link = await world.anInvitation(org.id, owner, invited.email);
    const fresh = await world.anInvitation(org.id, owner, 'fresh@example.com');
    const ways: Command<unknown>[] = [
      new AcceptInvitation(link.token, invited),
      new SignUpByInvitation(fresh.token, 'Fay Fresh', 'a long enough password'),
      new AskToJoin(org.id, colleague),
    ];
    const during = (orgId: string | undefined, mode: MaintenanceMode): void => {
      const startsAt = world.clock.now();
      const endsAt = new Date(startsAt.getTime() + 90_000);
      const window = { windowId: 'w', orgId: orgId ?? null, mode, message: 'Moving house.', startsAt, endsAt };
      world.maintenance.windows.set(orgId, window);
    };
    return { world, org, ways, during };
  }

  it.each(['READ_ONLY', 'OFFLINE'] as const)('of the organisation, %s, is refused on every way', async (mode) => {
    const { world, org, ways, during } = await aScene();
    const recorded = world.audit.entries.length;
    during(org.id, mode);
    for (const way of ways) {
      await expect(world.run(way)).rejects.toMatchObject({
        code: `MAINTENANCE.${mode}`,
        message: 'Moving house.',
        data: { retryAfterSeconds: 90 },
      });
    }
    expect(world.audit.entries).toHaveLength(recorded);
    world.maintenance.windows.clear();
    for (const way of ways) await world.run(way);
    expect((await world.org(org.id)).membersCount).toBe(3);
  });

  it('of another one, or with a banner alone, is as ever', async () => {
    const { world, org, ways, during } = await aScene();
    during('another', 'OFFLINE');
    during(org.id, 'BANNER');
    for (const way of ways) await world.run(way);
    expect((await world.org(org.id)).membersCount).toBe(3);
  });
});
