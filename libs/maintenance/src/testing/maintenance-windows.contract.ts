import { RandomIds, type UnitOfWork } from '@moorage/kernel';
import { FixedClock } from '@moorage/kernel/testing';
import type { MaintenanceWindows } from '../application/ports/maintenance-windows.port.ts';
import type { MaintenanceWindowState } from '../domain/maintenance-window.ts';

/** Every adapter of {@link MaintenanceWindows} passes this suite. */
export function describeMaintenanceWindows(
  adapter: string,
  open: () => Promise<{ windows: MaintenanceWindows; unitOfWork: UnitOfWork; close(): Promise<void> }>,
): void {
  describe(`${adapter} as MaintenanceWindows`, () => {
    const clock = new FixedClock();
    const ids = new RandomIds(clock);
    const later = (ms: number): Date => new Date(clock.now().getTime() + ms);
    let world: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    const write = <T>(work: (windows: MaintenanceWindows) => Promise<T>): Promise<T> =>
      world.unitOfWork.run(() => work(world.windows));
    const stored = async (overrides: Partial<MaintenanceWindowState> = {}): Promise<MaintenanceWindowState> => {
      const window: MaintenanceWindowState = {
        id: ids.uuid(),
        orgId: ids.uuid(),
        mode: 'READ_ONLY',
        message: 'Moving house.',
        startsAt: clock.now(),
        endsAt: later(60_000),
        endedAt: null,
        createdAt: clock.now(),
        revision: 1,
        ...overrides,
      };
      expect(await write((w) => w.insert(window, 10))).toBe(true);
      const found = await world.windows.find(window.orgId, window.id);
      expect(found).toEqual(window);
      return found ?? window;
    };

    it('finds a window for its owner alone', async () => {
      const [ours, installation] = [await stored(), await stored({ orgId: null, endsAt: null, message: null })];
      expect(await world.windows.find(ids.uuid(), ours.id)).toBeUndefined();
      expect(await world.windows.find(null, ours.id)).toBeUndefined();
      expect(await world.windows.find(ours.orgId, installation.id)).toBeUndefined();
    });

    it('takes no more than allowed for each owner; what is over does not count', async () => {
      const orgId = ids.uuid();
      const first = await stored({ orgId });
      await stored({ orgId, startsAt: later(-60_000), endsAt: later(-1) });
      const next = { ...first, id: ids.uuid() };
      expect(await write((w) => w.insert(next, 1))).toBe(false);
      await write((w) => w.end(orgId, first.id, clock.now()));
      expect(await write((w) => w.insert(next, 1))).toBe(true);
    });

    it('takes no more of those that come at once', async () => {
      const first = await stored();
      const attempts = Array.from({ length: 8 }, () => write((w) => w.insert({ ...first, id: ids.uuid() }, 4)));
      expect((await Promise.all(attempts)).filter(Boolean)).toHaveLength(3);
    });

    it('changes one that is not over', async () => {
      const window = await stored();
      const plan = { mode: 'OFFLINE', message: null, startsAt: later(1_000), endsAt: null } as const;
      expect(await write((w) => w.change(window, plan, clock.now()))).toEqual({ ...window, ...plan, revision: 2 });
      expect(await world.windows.find(window.orgId, window.id)).toEqual({ ...window, ...plan, revision: 2 });
    });

    it('does not change one that somebody changed or ended meanwhile, or whose end has come', async () => {
      const plan = { mode: 'BANNER', message: null, startsAt: clock.now(), endsAt: null } as const;
      const changed = await stored();
      await write((w) => w.change(changed, { ...plan, mode: 'OFFLINE' }, clock.now()));
      expect(await write((w) => w.change(changed, plan, clock.now()))).toBeUndefined();
      const ended = await stored();
      await write((w) => w.end(ended.orgId, ended.id, clock.now()));
      expect(await write((w) => w.change(ended, plan, clock.now()))).toBeUndefined();
      const over = await stored();
      expect(await write((w) => w.change(over, plan, later(60_000)))).toBeUndefined();
    });

    it('ends one once', async () => {
      const window = await stored();
      expect(await write((w) => w.end(ids.uuid(), window.id, clock.now()))).toBeUndefined();
      expect(await write((w) => w.end(window.orgId, window.id, later(5)))).toEqual({
        ...window,
        endedAt: later(5),
        revision: 2,
      });
      expect(await write((w) => w.end(window.orgId, window.id, later(6)))).toBeUndefined();
    });

    it('does not end one whose end has come', async () => {
      const window = await stored();
      expect(await write((w) => w.end(window.orgId, window.id, later(60_000)))).toBeUndefined();
    });
  });
}
