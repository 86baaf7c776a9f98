import type { BotApp } from '../../domain/bot-app.ts';

export abstract class BotAppStore {
  abstract find(botAppId: string): Promise<BotApp | undefined>;
  abstract findByKey(key: string): Promise<BotApp | undefined>;
  /** Adds it, or gives the one of that key these values (its id stays). Returns what is stored. */
  abstract put(botApp: BotApp): Promise<BotApp>;
}
