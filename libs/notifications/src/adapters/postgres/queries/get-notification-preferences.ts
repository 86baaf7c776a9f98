import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { TenantDirectory, noticeKinds, type NoticeKind, type NoticeRoute, type NoticeScope } from '@moorage/contracts';
import { PreferenceStore } from '../../../application/ports/preference-store.port.ts';
import { noticeWords } from '../../../application/templates/notice-words.ts';

export interface KindPreference {
  readonly kind: NoticeKind;
  readonly label: string;
  readonly scope: NoticeScope;
  readonly mandatory: boolean;
  readonly defaultRoute: NoticeRoute;
  /** What was chosen for everywhere, where something was. */
  readonly route?: NoticeRoute;
  /** What was chosen for single organisations. */
  readonly organizations: { readonly orgId: string; readonly route: NoticeRoute }[];
}

export interface NotificationPreferences {
  readonly kinds: KindPreference[];
  /** Those for which a choice can be made. */
  readonly organizations: { readonly orgId: string; readonly name: string; readonly slug: string }[];
}

/** Where a person wants notices: all kinds that may reach them, with what they chose. */
export class GetNotificationPreferences extends Query<NotificationPreferences> {
  constructor(readonly reader: { userId: string; platformAdmin: boolean }) {
    super();
  }
}

@QueryHandler(GetNotificationPreferences)
export class GetNotificationPreferencesHandler implements IQueryHandler<GetNotificationPreferences> {
  constructor(
    private readonly preferences: PreferenceStore,
    private readonly tenants: TenantDirectory,
  ) {}

  async execute({ reader: { userId, platformAdmin } }: GetNotificationPreferences): Promise<NotificationPreferences> {
    const chosen = await this.preferences.chosenBy(userId);
    const organizations = (await this.tenants.listTenants(userId)).map(({ orgId, name, slug }) => ({
      orgId,
      name,
      slug,
    }));
    const known = new Set(organizations.map(({ orgId }) => orgId));
    const kinds = (Object.keys(noticeKinds) as NoticeKind[])
      .filter((kind) => noticeKinds[kind].scope !== 'platform' || platformAdmin)
      .map((kind): KindPreference => {
        const { scope, route: defaultRoute, mandatory = false } = noticeKinds[kind];
        const ofKind = chosen.filter((choice) => choice.kind === kind);
        const everywhere = ofKind.find(({ orgId }) => orgId === null);
        return {
          kind,
          label: noticeWords[kind].label,
          scope,
          mandatory,
          defaultRoute,
          ...(everywhere && { route: everywhere.route }),
          organizations: ofKind.flatMap(({ orgId, route }) =>
            orgId !== null && known.has(orgId) ? [{ orgId, route }] : [],
          ),
        };
      });
    return { kinds, organizations };
  }
}
