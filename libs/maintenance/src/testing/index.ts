export * from './in-memory-maintenance-windows.ts';
export * from './maintenance-windows.contract.ts';
export * from './maintenance-world.ts';
