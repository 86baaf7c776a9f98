/** A kind of bot that instances are made of. */
export interface BotApp {
  readonly id: string;
  /** `default` is the one every organisation gets. */
  readonly key: string;
  readonly name: string;
  /** OCI reference that new instances take. */
  readonly image: string;
  /** The TCP port the app listens on. */
  readonly port: number;
  readonly healthPath: string;
  /** Absolute mount paths of the volumes that hold all its data. */
  readonly volumes: readonly string[];
}

/** The key of the bot app that the configuration describes. */
export const defaultBotAppKey = 'default';
