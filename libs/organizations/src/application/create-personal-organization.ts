import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, Clock, DomainError, Ids, isDomainError } from '@moorage/kernel';
import type { OrganizationState } from '../domain/organization.ts';
import { personalNameOf, personalSlugOf } from '../domain/personal-workspace.ts';
import { parseSlug } from '../domain/slug.ts';
import { OrganizationFounding, type FounderOfOrganization } from './organization-founding.ts';
import { Organizations } from './ports/organizations.port.ts';

/** Gives a person the organisation of their personal scope, with a bot of its own; the one that is there, where there is one. */
@Audited('organization.created', 'member.joined')
export class CreatePersonalOrganization extends Command<OrganizationState> {
  constructor(readonly person: FounderOfOrganization) {
    super();
  }
}

@CommandHandler(CreatePersonalOrganization)
export class CreatePersonalOrganizationHandler implements ICommandHandler<CreatePersonalOrganization> {
  constructor(
    private readonly organizations: Organizations,
    private readonly founding: OrganizationFounding,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError AUTH.EMAIL_NOT_VERIFIED, REQUEST.CONFLICT */
  async execute({ person }: CreatePersonalOrganization): Promise<OrganizationState> {
    const existing = await this.organizations.findPersonal(person.userId);
    if (existing !== undefined) return existing;
    const slug = await this.freeSlug(person.name);
    const founded = await this.founding.found(person, { name: personalNameOf(person.name), slug, personal: true });
    // Asked for twice at once: the other one made it.
    const made = founded ?? (await this.organizations.findPersonal(person.userId));
    if (made === undefined) throw new DomainError('REQUEST.CONFLICT');
    return made;
  }

  private async freeSlug(name: string): Promise<string> {
    const plain = personalSlugOf(name);
    if (isSlug(plain) && !(await this.organizations.slugTaken(plain, this.clock.now()))) return plain;
    // The end of an id is random.
    return personalSlugOf(name, this.ids.uuid().slice(-8));
  }
}

function isSlug(text: string): boolean {
  try {
    return parseSlug(text) === text;
  } catch (error) {
    if (isDomainError(error)) return false;
    throw error;
  }
}
