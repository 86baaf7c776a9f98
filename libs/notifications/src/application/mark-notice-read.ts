import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, DomainError, LiveUpdates, NotAudited, isUuid } from '@moorage/kernel';
import { NoticeStore } from './ports/notice-store.port.ts';

/** @throws DomainError NOTICE.NOT_FOUND */
@NotAudited('Whether a person has read a notice concerns nobody else')
export class MarkNoticeRead extends Command<void> {
  constructor(
    readonly userId: string,
    readonly noticeId: string,
  ) {
    super();
  }
}

@CommandHandler(MarkNoticeRead)
export class MarkNoticeReadHandler implements ICommandHandler<MarkNoticeRead> {
  constructor(
    private readonly notices: NoticeStore,
    private readonly liveUpdates: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  async execute({ userId, noticeId }: MarkNoticeRead): Promise<void> {
    if (!isUuid(noticeId)) throw new DomainError('NOTICE.NOT_FOUND');
    const outcome = await this.notices.markRead(userId, noticeId, this.clock.now());
    if (outcome === 'unknown') throw new DomainError('NOTICE.NOT_FOUND');
    if (outcome === 'read') await this.liveUpdates.forUser(userId, 'notices', noticeId);
  }
}
