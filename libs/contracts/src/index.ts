export * from './fleet.contract.ts';
export * from './identity.contract.ts';
export * from './notifications.contract.ts';
export * from './organizations.contract.ts';
export * from './permissions.ts';
export * from './platform-settings.contract.ts';
export * from './provisioning.contract.ts';
export * from './settings.ts';
