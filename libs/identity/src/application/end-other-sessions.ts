import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SessionLifecycle } from './session-lifecycle.ts';

/** Ends all of a person's sessions but the one they are using. */
export class EndOtherSessions extends Command<void> {
  constructor(
    readonly userId: string,
    readonly currentSessionId: string,
  ) {
    super();
  }
}

@CommandHandler(EndOtherSessions)
export class EndOtherSessionsHandler implements ICommandHandler<EndOtherSessions> {
  constructor(private readonly sessions: SessionLifecycle) {}

  async execute({ userId, currentSessionId }: EndOtherSessions): Promise<void> {
    await this.sessions.endAll(userId, currentSessionId);
  }
}
