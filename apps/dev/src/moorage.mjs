import { prepareAndRun } from './setup/prepare.mjs';

await prepareAndRun(async () => {
  const { moorageCommand } = await import('./operator/moorage-command.mjs');
  return moorageCommand(process.argv.slice(2));
});
