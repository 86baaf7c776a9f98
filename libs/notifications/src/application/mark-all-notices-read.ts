import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, LiveUpdates, NotAudited } from '@moorage/kernel';
import { NoticeStore } from './ports/notice-store.port.ts';

@NotAudited('Whether a person has read their notices concerns nobody else')
export class MarkAllNoticesRead extends Command<void> {
  constructor(readonly userId: string) {
    super();
  }
}

@CommandHandler(MarkAllNoticesRead)
export class MarkAllNoticesReadHandler implements ICommandHandler<MarkAllNoticesRead> {
  constructor(
    private readonly notices: NoticeStore,
    private readonly liveUpdates: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  async execute({ userId }: MarkAllNoticesRead): Promise<void> {
    if ((await this.notices.markAllRead(userId, this.clock.now())) === 0) return;
    await this.liveUpdates.forUser(userId, 'notices');
  }
}
