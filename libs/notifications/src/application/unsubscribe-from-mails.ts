import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PeopleDirectory, type NoticeKind } from '@moorage/contracts';
import { AuditTrail, Audited, DomainError, LiveUpdates } from '@moorage/kernel';
import { auditedChoices } from './audited-choices.ts';
import { routeOf, withoutMail } from './notice-routing.ts';
import { PreferenceStore, type ChosenRoute } from './ports/preference-store.port.ts';
import { UnsubscribeLinks } from './unsubscribe-links.ts';

/** Stops mails of one kind for whoever the link was mailed to; again is no error. */
@Audited('notification-preferences.changed')
export class UnsubscribeFromMails extends Command<{ kind: NoticeKind }> {
  constructor(readonly token: string) {
    super();
  }
}

@CommandHandler(UnsubscribeFromMails)
export class UnsubscribeFromMailsHandler implements ICommandHandler<UnsubscribeFromMails> {
  constructor(
    private readonly links: UnsubscribeLinks,
    private readonly people: PeopleDirectory,
    private readonly preferences: PreferenceStore,
    private readonly audit: AuditTrail,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  /** @throws DomainError NOTICE.LINK_INVALID */
  async execute({ token }: UnsubscribeFromMails): Promise<{ kind: NoticeKind }> {
    const { userId, kind } = this.links.read(token);
    const person = await this.people.find(userId);
    if (person === undefined) throw new DomainError('NOTICE.LINK_INVALID');
    const chosen = (await this.preferences.chosenBy(userId)).filter((choice) => choice.kind === kind);
    // In every organisation: those with a choice of their own keep it, without the mails.
    const before: ChosenRoute[] = [
      ...chosen.filter(({ orgId }) => orgId !== null),
      { orgId: null, kind, route: routeOf(kind, null, chosen) },
    ];
    const after = before
      .map((choice) => ({ ...choice, route: withoutMail(choice.route) }))
      .filter(({ route }, index) => route !== before[index]?.route);
    if (after.length === 0) return { kind };
    for (const choice of after) await this.preferences.set(userId, choice);
    const { name, email } = person;
    await this.audit.record({
      action: 'notification-preferences.changed',
      actor: { type: 'user', id: userId, label: `${name} <${email}>` },
      target: { type: 'user', id: userId, label: `${name} <${email}>` },
      before: auditedChoices(before.filter((choice) => after.some(({ orgId }) => orgId === choice.orgId))),
      after: auditedChoices(after),
    });
    await this.liveUpdates.forUser(userId, 'notices');
    return { kind };
  }
}
