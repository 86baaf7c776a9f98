import { Injectable } from '@nestjs/common';
import { PeopleDirectory, type Person } from '@moorage/contracts';
import { UnitOfWork } from '@moorage/kernel';
import { CreatePlatformAdmin, RegisterVerifiedPerson } from '@moorage/identity';
import { CreateOrganization, FinishSetup, InvitePeople } from '@moorage/organizations';
import { Commands, Database } from '@moorage/platform';

export interface DemoSignIn {
  readonly email: string;
  readonly password: string;
  readonly what: string;
}

const password = 'quiet harbour lantern';
const signIns: readonly DemoSignIn[] = [
  { email: 'admin@demo.localhost', password, what: 'platform admin' },
  { email: 'owner@demo.localhost', password, what: 'owner of Lighthouse' },
  { email: 'neighbour@demo.localhost', password, what: 'owner of Boathouse, a second organisation' },
];

/** People and organisations to look around with, on an installation that has none yet. */
@Injectable()
export class DemoSeed {
  constructor(
    private readonly commands: Commands,
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly people: PeopleDirectory,
  ) {}

  /** All of the demo in one transaction, so that a kill leaves the database empty; nothing where anybody has an account. */
  async seedEmptyDatabase(): Promise<void> {
    await this.unitOfWork.run(async () => {
      // Replicas that start together must not both find the database empty.
      await this.database.write('SELECT pg_advisory_xact_lock(727004)');
      const [{ empty } = { empty: false }] = await this.database.query<{ empty: boolean }>(
        'SELECT NOT EXISTS (SELECT 1 FROM users) AS empty',
      );
      if (!empty) return;
      await this.commands.execute(new CreatePlatformAdmin('admin@demo.localhost', 'Demo Admin', password));
      const owner = await this.commands.execute(
        new RegisterVerifiedPerson('owner@demo.localhost', 'Demo Owner', password),
      );
      const neighbour = await this.commands.execute(
        new RegisterVerifiedPerson('neighbour@demo.localhost', 'Demo Neighbour', password),
      );
      const lighthouse = await this.commands.execute(
        new CreateOrganization(founder(owner), 'Lighthouse', 'lighthouse'),
      );
      const boathouse = await this.commands.execute(
        new CreateOrganization(founder(neighbour), 'Boathouse', 'boathouse'),
      );
      for (const { id } of [lighthouse, boathouse]) await this.commands.execute(new FinishSetup(id));
      const inviter = { userId: owner.id, name: owner.name, role: 'OWNER' as const, email: owner.email };
      await this.commands.execute(new InvitePeople(lighthouse.id, inviter, ['colleague@demo.localhost'], 'MEMBER', 7));
    });
  }

  /** The demo's sign-ins, where this installation was seeded with it. */
  async signIns(): Promise<readonly DemoSignIn[]> {
    const admin: Person | undefined = await this.people.findByEmail('admin@demo.localhost');
    return admin === undefined ? [] : signIns;
  }
}

function founder(account: { id: string; name: string; email: string }): {
  userId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  platformAdmin: boolean;
} {
  return { userId: account.id, name: account.name, email: account.email, emailVerified: true, platformAdmin: false };
}
