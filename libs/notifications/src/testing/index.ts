export * from './in-memory-mail-store.ts';
export * from './mail-store.contract.ts';
export * from './mailer.contract.ts';
export * from './owed-mail.ts';
export * from './smtp-catcher.ts';
