import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AuditTrail, Audited, DomainError, isUuid } from '@moorage/kernel';
import { SessionLifecycle } from './session-lifecycle.ts';

/** Ends one of a person's own sessions. @throws DomainError SESSION.NOT_FOUND, for another person's too */
@Audited('person.sessions-ended')
export class EndSession extends Command<void> {
  constructor(
    readonly userId: string,
    readonly sessionId: string,
  ) {
    super();
  }
}

@CommandHandler(EndSession)
export class EndSessionHandler implements ICommandHandler<EndSession> {
  constructor(
    private readonly sessions: SessionLifecycle,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ userId, sessionId }: EndSession): Promise<void> {
    if (!isUuid(sessionId) || !(await this.sessions.end(userId, sessionId))) throw new DomainError('SESSION.NOT_FOUND');
    await this.audit.record({
      action: 'person.sessions-ended',
      target: { type: 'person', id: userId },
      after: { ended: 1 },
    });
  }
}
