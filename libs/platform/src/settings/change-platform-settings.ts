import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PlatformSettingValues } from '@moorage/contracts';
import { AuditTrail, Audited, Broadcast, Clock, LiveUpdates } from '@moorage/kernel';
import { Database } from '../database/database.ts';
import { PostgresPlatformSettings } from './postgres-platform-settings.ts';

/** A platform admin changes settings; what is absent stays. */
@Audited('platform-settings.changed')
export class ChangePlatformSettings extends Command<PlatformSettingValues> {
  constructor(readonly change: Partial<PlatformSettingValues>) {
    super();
  }
}

@CommandHandler(ChangePlatformSettings)
export class ChangePlatformSettingsHandler implements ICommandHandler<ChangePlatformSettings> {
  constructor(
    private readonly database: Database,
    private readonly settings: PostgresPlatformSettings,
    private readonly audit: AuditTrail,
    private readonly broadcast: Broadcast,
    private readonly liveUpdates: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  async execute({ change }: ChangePlatformSettings): Promise<PlatformSettingValues> {
    // Two admins at once: the second sees, and records, what the first left. Readers don't wait.
    await this.database.write('LOCK TABLE platform_settings IN SHARE ROW EXCLUSIVE MODE');
    const before = await this.settings.read();
    const changed = entriesOf(change).filter(([key, value]) => before[key] !== value);
    if (changed.length === 0) return before;
    for (const [key, value] of changed) {
      await this.database.write(
        `INSERT INTO platform_settings (key, value, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
        [key, JSON.stringify(value), this.clock.now()],
      );
    }
    await this.audit.record({
      action: 'platform-settings.changed',
      before: Object.fromEntries(changed.map(([key]) => [key, before[key]])),
      after: Object.fromEntries(changed),
    });
    await this.broadcast.send('settings', {});
    await this.liveUpdates.forAdmins('settings');
    return { ...before, ...change };
  }
}

function entriesOf(change: Partial<PlatformSettingValues>): [keyof PlatformSettingValues, boolean | number | null][] {
  return Object.entries(change).filter(([, value]) => value !== undefined) as never;
}
