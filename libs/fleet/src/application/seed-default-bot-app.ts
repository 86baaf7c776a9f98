import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Settings } from '@moorage/contracts';
import { Ids, NotAudited } from '@moorage/kernel';
import { defaultBotAppKey, type BotApp } from '../domain/bot-app.ts';
import { BotAppStore } from './ports/bot-app-store.port.ts';

/** Makes the default bot app what the configuration says. Instances that exist stay on the image they have. */
@NotAudited('Says what the configuration says, at each start, and nobody asked for it')
export class SeedDefaultBotApp extends Command<BotApp> {}

@CommandHandler(SeedDefaultBotApp)
export class SeedDefaultBotAppHandler implements ICommandHandler<SeedDefaultBotApp> {
  constructor(
    private readonly botApps: BotAppStore,
    private readonly ids: Ids,
    private readonly settings: Settings,
  ) {}

  execute(): Promise<BotApp> {
    return this.botApps.put({
      id: this.ids.uuid(),
      key: defaultBotAppKey,
      name: 'Bot',
      image: this.settings.fleet.botImage,
      port: 3100,
      healthPath: '/health',
      volumes: ['/data', '/paperclip'],
    });
  }
}
