import { DomainError } from '@moorage/kernel';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';

/** Deeper than any body that a route takes, and far from where a recursive validator runs out of stack. */
const maxDepth = 32;

/** Reads JSON bodies up to 256 kB; what is nested too deeply is refused before anything walks through it. */
export function jsonBody(): RequestHandler[] {
  return [express.json({ limit: '256kb' }), refuseDeepBody];
}

function refuseDeepBody({ body }: Request, _: Response, next: NextFunction): void {
  next(
    isDeeperThan(maxDepth, body) ? new DomainError('REQUEST.INVALID', {}, 'The body is nested too deeply.') : undefined,
  );
}

/** Level by level rather than by recursion, so that no depth can exhaust the stack. */
function isDeeperThan(limit: number, body: unknown): boolean {
  let level = [body].filter(isNested);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= limit) return true;
    level = level.flatMap((value) => Object.values(value).filter(isNested));
  }
  return false;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
