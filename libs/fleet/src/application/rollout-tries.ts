import { Injectable } from '@nestjs/common';
import { Clock } from '@moorage/kernel';
import type { Rollout } from '../domain/rollout.ts';
import { afterFailure } from '../domain/rollout-strategy.ts';
import { BotUpdateStore } from './ports/bot-update-store.port.ts';
import { ReleaseStore } from './ports/release-store.port.ts';
import { RolloutBotStore, type EndedTry } from './ports/rollout-bot-store.port.ts';
import { RolloutStore } from './ports/rollout-store.port.ts';
import { RolloutStandings } from './rollout-standings.ts';
import { Rollouts } from './rollouts.ts';

/** Before the same bot is tried again. */
const retryAfterMs = 30_000;

/**
 * What an ended update of a bot means for its rollout. Whoever hears of it first writes it down; the others find nothing to do:
 * events may come late, twice, or not at all. Runs in the caller's transaction, which has locked the rollout.
 */
@Injectable()
export class RolloutTries {
  constructor(
    private readonly rollouts: RolloutStore,
    private readonly bots: RolloutBotStore,
    private readonly updates: BotUpdateStore,
    private readonly releases: ReleaseStore,
    private readonly standings: RolloutStandings,
    private readonly lifecycle: Rollouts,
    private readonly clock: Clock,
  ) {}

  /** An event told of it. */
  async settleUpdate(botUpdateId: string): Promise<void> {
    const known = await this.bots.findByUpdate(botUpdateId);
    if (known === undefined) return;
    const rollout = await this.rollouts.lock(known.rolloutId);
    const update = await this.updates.find(botUpdateId);
    const bot = await this.bots.find(known.rolloutId, known.instanceId);
    if (rollout === undefined || update === undefined || bot?.botUpdateId !== botUpdateId || bot.status !== 'RUNNING')
      return;
    await this.settle(rollout, { bot, update });
    await this.rollouts.change(rollout.id, ['RUNNING', 'PAUSED', 'ABORTED'], { nextActAt: this.clock.now() });
    await this.lifecycle.wake(rollout.id);
  }

  /** Does nothing where the try isn't over. */
  async settle(rollout: Rollout, { bot, update }: EndedTry): Promise<void> {
    switch (update.status) {
      case 'PENDING':
      case 'UPDATING':
      case 'ROLLING_BACK':
        return;
      case 'SUCCEEDED':
        await this.bots.end(bot, { status: 'SUCCEEDED' });
        return;
      case 'SKIPPED':
        return this.notDone(rollout, { bot, update });
      case 'FAILED':
        return this.failed(rollout, { bot, update }, bot.attempts);
      // It is down, and waits for a person: another try can't even begin.
      case 'ROLLBACK_FAILED':
        return this.failed(rollout, { bot, update }, Infinity);
    }
  }

  private async failed(rollout: Rollout, { bot }: EndedTry, attempts: number): Promise<void> {
    const verdict = afterFailure(rollout.strategy, attempts, rollout.failed);
    const goesOn = rollout.status === 'RUNNING' || rollout.status === 'PAUSED';
    if (verdict === 'retry' && goesOn) {
      await this.bots.tryAgain(bot, { dueAt: new Date(this.clock.now().getTime() + retryAfterMs), counts: true });
      return;
    }
    const isNews = await this.bots.end(bot, { status: 'FAILED' });
    if (!isNews || verdict !== 'abort' || !goesOn) return;
    const failures = rollout.failed + 1;
    await this.lifecycle.abort(
      rollout,
      failures === 1 ? 'The update of a bot failed.' : `The updates of ${failures} bots failed.`,
    );
  }

  /** The bot wasn't touched: what has changed meanwhile says why, and whether it has a turn later. */
  private async notDone(rollout: Rollout, { bot }: EndedTry): Promise<void> {
    const [candidate, release] = [
      await this.bots.candidate(bot.instanceId),
      await this.releases.find(rollout.releaseId),
    ];
    if (candidate === undefined || release === undefined)
      return void (await this.bots.end(bot, { status: 'SKIPPED', reason: 'deleted' }));
    const [now] = await this.standings.of(rollout, release.digest, [candidate]);
    if (now?.standing.kind === 'closed' || now?.standing.kind === 'busy') {
      await this.bots.tryAgain(bot, { dueAt: this.clock.now(), counts: false });
      return;
    }
    const reason = now?.standing.kind === 'left-out' ? now.standing.reason : 'not-at-rest';
    await this.bots.end(bot, { status: 'SKIPPED', reason });
  }
}
