import { Injectable } from '@nestjs/common';
import { PeopleDirectory, PersonProfileChanged } from '@moorage/contracts';
import { ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { Memberships } from './ports/memberships.port.ts';
import { Roster } from './roster.ts';

/**
 * Keeps the copies of name and address in step. It asks for the person as they are now instead of believing the event, so
 * that two changes delivered in the wrong order, or one delivered twice, end in the same place.
 */
@Injectable()
@ReactsTo(PersonProfileChanged, 'organizations.refresh-member-when-profile-changed')
export class RefreshMemberWhenProfileChanged implements Reaction<{ userId: string }> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly memberships: Memberships,
    private readonly people: PeopleDirectory,
    private readonly roster: Roster,
  ) {}

  async handle({ userId }: { userId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const memberships = await this.memberships.lockAllOfPerson(userId);
      const person = await this.people.find(userId);
      if (person === undefined) return;
      const { name, email } = person;
      for (const before of memberships) {
        const { state } = before;
        if (state.status === 'ERASED' || (state.name === name && state.email === email)) continue;
        await this.roster.apply(state.orgId, [{ before, after: before.withProfile({ name, email }) }]);
      }
    });
  }
}
