export * from './in-memory-people.ts';
export * from './organizations-world.ts';
