import { ProblemError } from '@moorage/api-client';
import { OperatorError } from './operator-error.ts';
import { serverUrl } from './server.ts';

/** Asks the server, and tells a refusal in one sentence. */
export async function askServer<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'CLIENT.UNREACHABLE') {
      throw new OperatorError(`Nothing answers at ${serverUrl()}; start it, or set MOORAGE_URL.`);
    }
    if (error instanceof ProblemError) throw new OperatorError(`${error.code}: ${error.detail ?? error.title}`);
    throw error;
  }
}
