import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { MaintenanceSchedule, type MaintenanceWindow } from '@moorage/contracts';
import { Broadcast, Clock } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { strongest } from '../../domain/maintenance-window.ts';
import { toWindow, windowColumns, type WindowRow } from './window-row.ts';

/** A lost notification is made good within this time; it also brings in what begins within the hour. */
const readEveryMs = 3_000;

const soonMs = 60 * 60_000;

/**
 * The windows that run or begin soon, in memory: they are asked for on each request. Read again at each notification, at
 * each new connection, and every few seconds, should a notification be lost. Whether a window runs follows from the clock,
 * so that it begins at its time on every replica, also while Postgres is away.
 */
@Injectable()
export class RememberedSchedule extends MaintenanceSchedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(RememberedSchedule.name);
  private readonly listeners = new Set<(orgId: string | undefined) => void>();
  private windows = new Map<string | null, MaintenanceWindow[]>();
  private stops: (() => void)[] = [];
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    this.stops = [
      this.broadcast.on('maintenance', ({ orgId }: { orgId?: string }) => void this.readAndTell(orgId)),
      this.broadcast.onConnection((state) => {
        if (state === 'restored') void this.readAndTell(undefined);
      }),
    ];
    const timer = setInterval(() => void this.read(), readEveryMs);
    timer.unref();
    this.stops.push(() => clearInterval(timer));
    await this.read();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stops.forEach((stop) => stop());
    await this.reading;
  }

  override running(orgId?: string): MaintenanceWindow | undefined {
    if (this.windows.size === 0) return undefined;
    const now = this.clock.now();
    return strongest(
      this.concerning(orgId).filter(({ startsAt, endsAt }) => startsAt <= now && (endsAt === null || now < endsAt)),
    );
  }

  override upcoming(orgId: string): readonly MaintenanceWindow[] {
    return this.windows.size === 0 ? [] : this.concerning(orgId);
  }

  override onChange(listener: (orgId: string | undefined) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private concerning(orgId: string | undefined): MaintenanceWindow[] {
    const everybody = this.windows.get(null) ?? [];
    return orgId === undefined ? everybody : [...everybody, ...(this.windows.get(orgId) ?? [])];
  }

  private async readAndTell(orgId: string | undefined): Promise<void> {
    await this.read();
    for (const listener of this.listeners) listener(orgId);
  }

  /** One read after the other, so that an older answer never replaces a newer one. */
  private read(): Promise<void> {
    this.reading = this.reading.then(async () => {
      try {
        const now = this.clock.now();
        const rows = await this.database.query<WindowRow>(
          `SELECT ${windowColumns} FROM maintenance_windows
            WHERE ended_at IS NULL AND starts_at <= $2 AND (ends_at IS NULL OR ends_at > $1)`,
          [now, new Date(now.getTime() + soonMs)],
        );
        this.windows = Map.groupBy(
          rows.map(toWindow).map(({ id, ...window }) => ({ windowId: id, ...window })),
          ({ orgId }) => orgId,
        );
      } catch (error) {
        // What is known stays in force: maintenance doesn't end because Postgres is away.
        this.log.warn({ err: error }, 'The maintenance schedule could not be read; the last one stays');
      }
    });
    return this.reading;
  }
}
