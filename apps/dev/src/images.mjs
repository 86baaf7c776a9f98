import { prepareAndRun } from './setup/prepare.mjs';

await prepareAndRun(async () => {
  const [{ compile, makeArtefacts }, { Progress }] = await Promise.all([
    import('./build/build.mjs'),
    import('./progress.mjs'),
  ]);
  await new Progress().step('building what changed', 'built', async () => {
    await compile(['apps/api', 'apps/cli', 'apps/bot']);
    await makeArtefacts();
  });
  await import('../../../docker/build-images.mjs');
  return 0;
});
