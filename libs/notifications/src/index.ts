export { notificationsEntities } from './adapters/postgres/mail.entity.ts';
export { NotificationsModule } from './notifications.module.ts';
