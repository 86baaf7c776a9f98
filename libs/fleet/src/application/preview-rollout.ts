import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LeftOut, RolloutCandidate } from '../domain/rollout.ts';
import { waveSizes } from '../domain/rollout-strategy.ts';
import { RolloutPopulation } from './rollout-population.ts';
import { RolloutTerms, type WantedRollout } from './rollout-terms.ts';

/** Who is shown by name; the others are counted. */
const shown = 100;

export interface RolloutPreview {
  readonly total: number;
  readonly waves: readonly { readonly number: number; readonly size: number }[];
  readonly leftOut: readonly LeftOut[];
  readonly bots: readonly {
    readonly bot: RolloutCandidate;
    readonly organizationName: string;
    /** Null: its turn can come at any time. */
    readonly opensAt: Date | null;
  }[];
}

/** A dry run: who would be updated, and when, if the rollout began now. Changes nothing. Throws as StartRollout does. */
export class PreviewRollout extends Query<RolloutPreview> {
  constructor(readonly wanted: WantedRollout) {
    super();
  }
}

@QueryHandler(PreviewRollout)
export class PreviewRolloutHandler implements IQueryHandler<PreviewRollout> {
  constructor(
    private readonly terms: RolloutTerms,
    private readonly population: RolloutPopulation,
  ) {}

  async execute({ wanted }: PreviewRollout): Promise<RolloutPreview> {
    const { release, strategy, selection } = await this.terms.of(wanted);
    const { botAppId, digest } = release;
    const pages = this.population.pick({ botAppId, strategy, selection }, digest);
    const bots: RolloutPreview['bots'][number][] = [];
    let total = 0;
    for (;;) {
      const { value, done } = await pages.next();
      if (done === true) {
        const waves = waveSizes(strategy, total).map((size, index) => ({ number: index + 1, size }));
        return { total, waves, leftOut: value, bots };
      }
      total += value.length;
      for (const { bot, organizationName, standing } of value.slice(0, shown - bots.length))
        bots.push({
          bot,
          organizationName: organizationName ?? bot.slug,
          opensAt: standing.kind === 'closed' ? standing.opensAt : null,
        });
    }
  }
}
