import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PlatformSettings, Settings, type PlatformSettingValues } from '@moorage/contracts';
import { Broadcast } from '@moorage/kernel';
import { Database } from '../database/database.ts';

/**
 * Remembers what it read until somebody says that it changed. While messages of other replicas may be going by unheard,
 * nothing remembered is used.
 */
@Injectable()
export class PostgresPlatformSettings extends PlatformSettings implements OnModuleDestroy {
  private known: PlatformSettingValues | undefined;
  /** Moves with each change: what was read before it and arrives after it is not remembered. */
  private generation = 0;
  private readonly stops: (() => void)[];

  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
    private readonly settings: Settings,
  ) {
    super();
    this.stops = [broadcast.on('settings', () => this.forget()), broadcast.onConnection(() => this.forget())];
  }

  override async current(): Promise<PlatformSettingValues> {
    if (this.known !== undefined && this.broadcast.isConnected()) return this.known;
    const { generation } = this;
    const values = await this.read();
    if (generation === this.generation && this.broadcast.isConnected()) this.known = values;
    return values;
  }

  /** Past the memory; inside a transaction with what it wrote itself. */
  async read(): Promise<PlatformSettingValues> {
    const rows = await this.database.query<{ key: string; value: never }>('SELECT key, value FROM platform_settings');
    const changed = Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Partial<PlatformSettingValues>;
    const { orgVerificationRequired, defaultSeats } = { ...this.settings, ...changed };
    return { orgVerificationRequired, defaultSeats };
  }

  onModuleDestroy(): void {
    this.stops.forEach((stop) => stop());
  }

  private forget(): void {
    this.generation++;
    this.known = undefined;
  }
}
