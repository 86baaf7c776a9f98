import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Audited, normalizeEmail, type AuditActor } from '@moorage/kernel';
import { GrantPlatformAdmin } from './grant-platform-admin.ts';
import { AccountRepository } from './ports/account-repository.port.ts';
import { RegisterVerifiedPerson } from './register-verified-person.ts';

/**
 * Sees to it that there is a verified platform admin with this address. Whoever has the account already keeps their name
 * and password; an account that was never verified is made anew with the ones given.
 * @throws DomainError PASSWORD.*, EMAIL.INVALID, REQUEST.INVALID (name)
 */
@Audited('person.signed-up', 'person.made-platform-admin')
export class CreatePlatformAdmin extends Command<{ userId: string; created: boolean }> {
  constructor(
    readonly email: string,
    readonly name: string,
    readonly password: string,
  ) {
    super();
  }
}

/** Nobody is signed in where the first admin is made: it is whoever can start a process of the installation. */
const operator: AuditActor = { type: 'system', label: 'moorage admin create' };

@CommandHandler(CreatePlatformAdmin)
export class CreatePlatformAdminHandler implements ICommandHandler<CreatePlatformAdmin> {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly commands: CommandBus,
  ) {}

  async execute({ email, name, password }: CreatePlatformAdmin): Promise<{ userId: string; created: boolean }> {
    const existing = await this.accounts.findByEmail(normalizeEmail(email));
    const created = existing?.emailVerifiedAt == null;
    const { id: userId } = created
      ? await this.commands.execute(new RegisterVerifiedPerson(email, name, password, operator))
      : existing;
    if (existing?.platformAdmin !== true) await this.commands.execute(new GrantPlatformAdmin(userId, operator));
    return { userId, created };
  }
}
