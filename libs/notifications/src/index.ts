import { MailEntity } from './adapters/postgres/mail.entity.ts';
import { NoticeEntity, NoticePreferenceEntity } from './adapters/postgres/notice.entities.ts';

export const notificationsEntities = [MailEntity, NoticeEntity, NoticePreferenceEntity];
export { NotificationsModule } from './notifications.module.ts';
