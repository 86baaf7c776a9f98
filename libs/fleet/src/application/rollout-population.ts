import { Injectable } from '@nestjs/common';
import type { LeftOut, Rollout, RolloutCandidate } from '../domain/rollout.ts';
import type { LeftOutReason } from '../domain/rollout-status.ts';
import { RolloutBotStore, type IdPage } from './ports/rollout-bot-store.port.ts';
import { RolloutStandings, type StandingBot } from './rollout-standings.ts';

/** Memory stays the same however many there are: no more than this is looked at in one go. */
const pageSize = 500;

type Terms = Pick<Rollout, 'botAppId' | 'selection' | 'strategy'>;

export interface PickedWave {
  readonly instanceIds: readonly string[];
  /** Bots of the pool that have no place in the rollout any more. */
  readonly leftOut: ReadonlyMap<LeftOutReason, readonly string[]>;
  /** Where nobody was picked: when the first of them may be taken up. */
  readonly opensAt: Date | null;
}

/** How soon to look again at a bot that somebody else is updating. */
const busyMs = 5_000;

/** Walks over the bots that a rollout is for. */
@Injectable()
export class RolloutPopulation {
  constructor(
    private readonly bots: RolloutBotStore,
    private readonly standings: RolloutStandings,
  ) {}

  /**
   * Everybody whom the selection names, page by page: who will be a bot of the rollout, sooner or later, and how many are left
   * out, by reason, in the value it returns at its end.
   */
  async *pick(terms: Terms, digest: string): AsyncGenerator<StandingBot[], LeftOut[]> {
    const counts = new Map<LeftOutReason, number>();
    for await (const page of pagesOf((page) => this.bots.candidates(terms, page))) {
      const picked: StandingBot[] = [];
      for (const each of await this.standings.of(terms, digest, page)) {
        if (each.standing.kind !== 'left-out') picked.push(each);
        else counts.set(each.standing.reason, (counts.get(each.standing.reason) ?? 0) + 1);
      }
      if (picked.length > 0) yield picked;
    }
    return [...counts].map(([reason, count]) => ({ reason, count }));
  }

  /** Up to `size` bots of the pool that may be updated now, the oldest first. */
  async pickWave(rollout: Rollout, digest: string, size: number, now: Date): Promise<PickedWave> {
    const instanceIds: string[] = [];
    const leftOut = new Map<LeftOutReason, string[]>();
    let opensAt: Date | null = null;
    for await (const page of pagesOf((page) => this.bots.pool(rollout.id, page))) {
      for (const { bot, standing } of await this.standings.of(rollout, digest, page)) {
        if (standing.kind === 'open') instanceIds.push(bot.instanceId);
        else if (standing.kind === 'left-out') {
          const others = leftOut.get(standing.reason);
          if (others === undefined) leftOut.set(standing.reason, [bot.instanceId]);
          else others.push(bot.instanceId);
        } else {
          const at = standing.kind === 'closed' ? standing.opensAt : new Date(now.getTime() + busyMs);
          if (opensAt === null || at < opensAt) opensAt = at;
        }
        if (instanceIds.length === size) return { instanceIds, leftOut, opensAt: null };
      }
    }
    return { instanceIds, leftOut, opensAt: instanceIds.length === 0 ? opensAt : null };
  }
}

async function* pagesOf(
  fetch: (page: IdPage) => Promise<RolloutCandidate[]>,
): AsyncGenerator<RolloutCandidate[], void> {
  for (let after: string | undefined; ;) {
    const page = await fetch({ after, limit: pageSize });
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.instanceId;
  }
}
