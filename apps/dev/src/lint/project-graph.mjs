import { createProjectGraphAsync } from '@nx/devkit';

/** Computes Nx's project graph afresh and leaves it in Nx's cache, where the boundaries rule looks for it. */
export async function loadProjectGraph() {
  process.env.NX_DAEMON = 'false';
  return createProjectGraphAsync({ exitOnError: true });
}
