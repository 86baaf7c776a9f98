import { Injectable } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { UnitOfWork, auditDeclarationOf } from '@moorage/kernel';
import { Database, type CommandDeeds } from './database.ts';

/**
 * The one door for writes: each command runs in a unit of work of its own, or in the one that is open. What it changes
 * stays only with the audit entries that it declares (`@Audited`, `@NotAudited`): else all of it is rolled back.
 */
@Injectable()
export class Commands {
  constructor(
    private readonly bus: CommandBus,
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
  ) {}

  /** @throws Error where the command changed something and recorded nothing, or recorded what it doesn't declare */
  execute<R>(command: Command<R>): Promise<R> {
    return this.unitOfWork.run(async () => {
      const { result, deeds } = await this.database.observe(() => this.bus.execute(command));
      requireEntries(command.constructor, deeds);
      return result;
    });
  }
}

function requireEntries(command: { readonly name: string }, { writes, entries, ownActions }: CommandDeeds): void {
  const declared = auditDeclarationOf(command);
  const exempt = declared !== undefined && 'notAudited' in declared;
  if (writes > 0 && entries === 0 && !exempt)
    throw new Error(`The command ${command.name} changed something and recorded nothing in the audit log`);
  const actions = declared !== undefined && 'actions' in declared ? declared.actions : [];
  const strange = [...ownActions].filter((action) => !actions.includes(action));
  if (strange.length > 0)
    throw new Error(`The command ${command.name} recorded undeclared actions: ${strange.join(', ')}`);
}
