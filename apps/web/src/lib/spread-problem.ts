import { ProblemError } from '@moorage/api-client';
import { sentenceOf } from './notices.ts';

export type FieldOfCode<Values> = Readonly<Record<string, keyof Values & string>>;

/** Spreads an error over the inputs of a form: `emails[3]` belongs to `emails`. What belongs to none is the `rest`. */
export function spreadProblem<Values>(
  error: unknown,
  inputs: readonly string[],
  fieldOfCode: FieldOfCode<Values> = {},
): { fields: Record<string, string>; rest?: string } {
  if (!(error instanceof ProblemError)) return { fields: {}, rest: sentenceOf(error) };
  const fields: Record<string, string> = {};
  let unplaced = error.errors.length === 0;
  for (const { field, detail } of error.errors) {
    const input = inputs.find((name) => name === field || field.startsWith(`${name}[`) || field.startsWith(`${name}.`));
    if (input === undefined) unplaced = true;
    else fields[input] ??= detail;
  }
  const input = fieldOfCode[error.code];
  if (unplaced && error.errors.length === 0 && input !== undefined) return { fields: { [input]: error.message } };
  return unplaced ? { fields, rest: sentenceOf(error) } : { fields };
}
