import type { NextFunction, Request, Response } from 'express';
import { jsonBody } from './json-body.ts';

describe('the body of a request', () => {
  const outcomeOf = (body: unknown): unknown => {
    const next = jest.fn<void, [unknown?]>();
    jsonBody().at(-1)!({ body } as Request, {} as Response, next as NextFunction);
    return next.mock.calls[0]?.[0];
  };
  const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

  it.each([undefined, null, 'text', {}, [], { emails: ['a', 'b'] }, nested(32)])('goes on where it is %j', (body) => {
    expect(outcomeOf(body)).toBeUndefined();
  });

  it.each([33, 50_000])('is refused where it is nested %i deep', (depth) => {
    expect(outcomeOf(nested(depth))).toMatchObject({ code: 'REQUEST.INVALID' });
    expect(outcomeOf({ name: nested(depth - 1) })).toMatchObject({ code: 'REQUEST.INVALID' });
  });
});
