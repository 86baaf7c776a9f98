import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder. */
export const workspaceRoot = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** @param {...string} path below the checkout's top folder */
export const inWorkspace = (...path) => join(workspaceRoot, ...path);

/** Everything `npm start` keeps: the database, secrets, bots' data. `npm run reset` removes it. */
export const dataFolder = process.env.MOORAGE_DATA_DIR
  ? resolve(process.env.MOORAGE_DATA_DIR)
  : inWorkspace('.moorage');
