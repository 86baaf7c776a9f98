import { ProblemError } from '@moorage/api-client';
import { spreadProblem } from './spread-problem.ts';

const refusal = (code: string, errors: { field: string; detail: string }[] = [], status = 422) =>
  new ProblemError({ code, title: 'Refused.', status, errors, requestId: 'r-1' });

describe('spreadProblem', () => {
  it('puts each detail at its input', () => {
    const error = refusal('REQUEST.INVALID', [
      { field: 'emails[3]', detail: 'Not an address.' },
      { field: 'emails[4]', detail: 'Not one either.' },
      { field: 'role', detail: 'Unknown.' },
    ]);
    expect(spreadProblem(error, ['emails', 'role'])).toEqual({
      fields: { emails: 'Not an address.', role: 'Unknown.' },
    });
  });

  it('loses nothing that belongs to no input', () => {
    const error = refusal('REQUEST.INVALID', [{ field: 'token', detail: 'Too short.' }]);
    expect(spreadProblem(error, ['password'])).toEqual({ fields: {}, rest: 'Refused.' });
  });

  it('places a code that names no field where the form says', () => {
    expect(spreadProblem(refusal('ORG.SLUG_TAKEN'), ['slug'], { 'ORG.SLUG_TAKEN': 'slug' })).toEqual({
      fields: { slug: 'Refused.' },
    });
  });

  it('names the request where the fault is the server’s', () => {
    expect(spreadProblem(refusal('SERVICE.INTERNAL', [], 500), ['slug']).rest).toBe('Refused. (request r-1)');
  });
});
