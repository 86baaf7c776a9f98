import { prepareAndRun } from './setup/prepare.mjs';

await prepareAndRun(async () => {
  const { testCommand } = await import('./suites/test-command.mjs');
  return testCommand(process.argv.slice(2));
});
