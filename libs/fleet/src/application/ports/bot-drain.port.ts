import type { InstanceAddress } from '../../domain/instance.ts';

/** Tells a bot to come to an end with what it is doing. A bot that can't, or doesn't answer, is stopped all the same. */
export abstract class BotDrain {
  /** `POST /internal/drain`; waits for the answer, a short while. Never throws. */
  abstract begin(bot: DrainedBot, deadlineSeconds: number): Promise<'draining' | 'not offered'>;
  /** `DELETE /internal/drain`: it is not stopped after all. Never throws. */
  abstract end(bot: DrainedBot): Promise<void>;
}

export interface DrainedBot {
  readonly address: InstanceAddress;
  readonly provisionSecret: string;
}
