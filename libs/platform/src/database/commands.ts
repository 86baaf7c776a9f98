import { Injectable } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { UnitOfWork } from '@moorage/kernel';

/** The one door for writes: each command runs in a unit of work of its own, or in the one that is open. */
@Injectable()
export class Commands {
  constructor(
    private readonly bus: CommandBus,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute<R>(command: Command<R>): Promise<R> {
    return this.unitOfWork.run(() => this.bus.execute(command));
  }
}
