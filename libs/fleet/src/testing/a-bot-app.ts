import { randomUUID } from 'node:crypto';
import { defaultBotAppKey, type BotApp } from '../domain/bot-app.ts';

/** A bot app as tests have it where it doesn't matter to them. */
export function aBotApp(values: Partial<BotApp> = {}): BotApp {
  return {
    id: randomUUID(),
    key: defaultBotAppKey,
    name: 'Bot',
    image: 'ghcr.io/acme/bot:stable',
    port: 3100,
    healthPath: '/health',
    volumes: ['/data'],
    ...values,
  };
}
