import { prepareAndRun } from './setup/prepare.mjs';

await prepareAndRun(async () => {
  const { startCommand } = await import('./start/start-command.mjs');
  return startCommand(process.argv.slice(2));
});
