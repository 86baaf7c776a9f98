import { sha256, type SystemEventSource } from '@moorage/kernel';

/** An error as it is kept: no secrets, and no longer than a page. */
export interface ErrorReport {
  /** The same for errors of the same kind at the same place. */
  readonly fingerprint: string;
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

const longestMessage = 1_000;
const longestStack = 8_000;

export function errorReportOf(source: SystemEventSource, error: unknown): ErrorReport {
  const name = (error instanceof Error ? error.constructor.name || error.name : typeof error).slice(0, 100);
  const message = withoutSecrets(beginningOf(textOf(error), 2 * longestMessage)).slice(0, longestMessage);
  const frames = error instanceof Error ? framesOf(error) : '';
  const place = frames.split('\n', 1)[0] ?? '';
  return {
    fingerprint: sha256([source, name, withoutNumbers(message), withoutNumbers(place)].join('\n')),
    name,
    message,
    stack: withoutSecrets(beginningOf(frames, 2 * longestStack)).slice(0, longestStack),
  };
}

/**
 * What is looked through for secrets: that takes the square of a text's length, and whoever makes an error decides on that.
 * Without the word that is cut in two, since half a secret isn't known for one.
 */
function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const beginning = text.slice(0, length);
  return beginning.replace(/\S+$/, '') || beginning;
}

/** The stack without its first lines, which are the message again. */
function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

function textOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === 'string' ? error : 'Something was thrown that is no error';
}

/** Ids and counts tell occurrences apart, not kinds. */
function withoutNumbers(text: string): string {
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+/gi, '#');
}

/** Takes away what opens doors and who is meant: credentials, tokens, addresses of people; also NULs, which Postgres can't keep. */
export function withoutSecrets(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/:\/\/[^\s/@]+@/g, '://[redacted]@')
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [redacted]')
    .replace(
      /((?:password|passphrase|secret|token|api-?key|authorization|cookie)["']?\s*[:=]\s*["']?)[^\s"',;&)]+/gi,
      '$1[redacted]',
    )
    .replace(/\bmrg_\w+/g, '[redacted]')
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[address]')
    .replace(/\b[0-9a-f]{40,}\b/gi, '[redacted]')
    .replace(/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{32,}(?![\w-])/g, '[redacted]');
}
