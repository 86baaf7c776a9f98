export * from './audit-trail-of.ts';
