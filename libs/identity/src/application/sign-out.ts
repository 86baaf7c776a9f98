import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SessionLifecycle } from './session-lifecycle.ts';

/** Ends the session with this token; nothing where there is none. */
export class SignOut extends Command<void> {
  constructor(readonly token: string | undefined) {
    super();
  }
}

@CommandHandler(SignOut)
export class SignOutHandler implements ICommandHandler<SignOut> {
  constructor(private readonly sessions: SessionLifecycle) {}

  async execute({ token }: SignOut): Promise<void> {
    if (token !== undefined) await this.sessions.endByToken(token);
  }
}
