import { ProblemError } from '@moorage/api-client';
import { notifications } from '@mantine/notifications';

export function showDone(message: string): void {
  notifications.show({ color: 'green', message, autoClose: 5_000, role: 'status' });
}

/**
 * Tells that something is done, once it is. By the promise and not by the callback that `mutate` takes: that one stays
 * silent where the row or button has left the page by then, and a live update is often faster than the answer. A failure
 * is told by the mutation cache.
 */
export function onceDone(done: Promise<unknown>, tell: () => void): void {
  done.then(tell, () => undefined);
}

export function showProblem(error: unknown): void {
  notifications.show({
    color: 'red',
    title: 'That did not work',
    message: sentenceOf(error),
    autoClose: 10_000,
    role: 'alert',
  });
}

/** What to tell a person about an error; names the request where the logs would help. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof ProblemError)) return 'Something went wrong on this page. Reload it and try again.';
  const reference = error.status >= 500 && error.requestId !== undefined ? ` (request ${error.requestId})` : '';
  return `${error.message}${reference}`;
}
