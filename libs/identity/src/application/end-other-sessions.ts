import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited } from '@moorage/kernel';
import { SessionLifecycle } from './session-lifecycle.ts';

/** Ends all of a person's sessions but the one they are using. */
@Audited('person.sessions-ended')
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
  constructor(
    private readonly sessions: SessionLifecycle,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ userId, currentSessionId }: EndOtherSessions): Promise<void> {
    const ended = await this.sessions.endAll(userId, currentSessionId);
    if (ended === 0) return;
    await this.audit.record({
      action: 'person.sessions-ended',
      target: { type: 'person', id: userId },
      after: { ended },
    });
  }
}
