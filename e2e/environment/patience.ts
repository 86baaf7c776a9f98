/**
 * Real services answer when they can. On two cores with two suites side by side, Jest's five seconds tell slow from fast;
 * these tell broken from working.
 */
jest.setTimeout(30_000);
