import { prepareAndRun } from './setup/prepare.mjs';

await prepareAndRun(async () => {
  const { benchCommand } = await import('./bench/bench-command.mjs');
  return benchCommand(process.argv.slice(2));
});
