import { ProblemError } from '@moorage/api-client';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { spreadProblem, type FieldOfCode } from './spread-problem.ts';

interface Submission<Values extends Record<string, unknown>, Result> {
  readonly form: UseFormReturnType<Values>;
  readonly action: (values: Values) => Promise<Result>;
  readonly onDone?: (result: Result, values: Values) => unknown;
  /** Which input a code without a field is about. */
  readonly fieldOfCode?: FieldOfCode<Values>;
}

/** Sends a form; what the server refuses comes back next to the input it is about, the rest as one `problem`. */
export function useFormSubmit<Values extends Record<string, unknown>, Result>({
  form,
  action,
  onDone,
  fieldOfCode,
}: Submission<Values, Result>) {
  const mutation = useMutation({
    mutationFn: action,
    meta: { showsItsProblem: true },
    onSuccess: async (result, values) => {
      await onDone?.(result, values);
    },
    onError: (error) => form.setErrors(spreadProblem(error, Object.keys(form.getValues()), fieldOfCode).fields),
  });
  const rest = mutation.error && spreadProblem(mutation.error, Object.keys(form.getValues()), fieldOfCode).rest;
  return {
    submit: form.onSubmit((values) => mutation.mutate(values)),
    pending: mutation.isPending,
    problem: rest ?? undefined,
    code: mutation.error instanceof ProblemError ? mutation.error.code : undefined,
    result: mutation.data,
    reset: mutation.reset,
  };
}
