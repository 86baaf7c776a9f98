import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { TenantDirectory, noticeKinds, type NoticeKind, type NoticeRoute } from '@moorage/contracts';
import { AuditTrail, Audited, DomainError, LiveUpdates } from '@moorage/kernel';
import { auditedChoices } from './audited-choices.ts';
import { PreferenceStore } from './ports/preference-store.port.ts';

export interface PreferenceChange {
  /** Null: everywhere where there is no choice for the organisation. */
  readonly orgId: string | null;
  readonly kind: NoticeKind;
  /** `default` forgets the choice. */
  readonly route: NoticeRoute | 'default';
}

/** Changes where a person wants notices of some kinds; all of it or nothing. */
@Audited('notification-preferences.changed')
export class ChangeNotificationPreferences extends Command<void> {
  constructor(
    readonly userId: string,
    readonly changes: readonly PreferenceChange[],
  ) {
    super();
  }
}

@CommandHandler(ChangeNotificationPreferences)
export class ChangeNotificationPreferencesHandler implements ICommandHandler<ChangeNotificationPreferences> {
  constructor(
    private readonly preferences: PreferenceStore,
    private readonly tenants: TenantDirectory,
    private readonly audit: AuditTrail,
    private readonly liveUpdates: LiveUpdates,
  ) {}

  /** @throws DomainError NOTICE.MANDATORY, TENANT.NOT_FOUND, REQUEST.INVALID for an organisation where the kind has none */
  async execute({ userId, changes }: ChangeNotificationPreferences): Promise<void> {
    await this.requireAllowed(userId, changes);
    const chosen = await this.preferences.chosenBy(userId);
    const routeNow = ({ orgId, kind }: PreferenceChange): NoticeRoute | 'default' =>
      chosen.find((choice) => choice.orgId === orgId && choice.kind === kind)?.route ?? 'default';
    const real = changes.filter((change) => change.route !== routeNow(change));
    if (real.length === 0) return;
    for (const { orgId, kind, route } of real) {
      if (route === 'default') await this.preferences.clear(userId, { orgId, kind });
      else await this.preferences.set(userId, { orgId, kind, route });
    }
    await this.audit.record({
      action: 'notification-preferences.changed',
      target: { type: 'user', id: userId },
      before: auditedChoices(real.map((change) => ({ ...change, route: routeNow(change) }))),
      after: auditedChoices(real),
    });
    await this.liveUpdates.forUser(userId, 'notices');
  }

  private async requireAllowed(userId: string, changes: readonly PreferenceChange[]): Promise<void> {
    const orgs = new Set((await this.tenants.listTenants(userId)).map(({ orgId }) => orgId));
    for (const [index, { orgId, kind }] of changes.entries()) {
      const { scope, mandatory } = noticeKinds[kind];
      if (mandatory) throw new DomainError('NOTICE.MANDATORY', { field: `changes[${index}].kind` });
      if (orgId === null) continue;
      const field = `changes[${index}].orgId`;
      if (!orgs.has(orgId)) throw new DomainError('TENANT.NOT_FOUND', { field });
      if (scope !== 'organization') {
        const detail = 'Notices of this kind are the same for all organisations.';
        throw new DomainError('REQUEST.INVALID', { errors: [{ field, detail }] });
      }
    }
  }
}
