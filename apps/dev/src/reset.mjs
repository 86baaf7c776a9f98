import { prepareAndRun } from './setup/prepare.mjs';

await prepareAndRun(async () => {
  const { resetCommand } = await import('./reset/reset-command.mjs');
  return resetCommand();
});
