import { setTimeout as delay } from 'node:timers/promises';
import { types } from 'node:util';
import Docker from 'dockerode';
import { DomainError } from '@moorage/kernel';
import { runtimeErrors } from '../../domain/runtime-errors.ts';

/** Where the engine listens: a local socket, or TCP, which without the three parts of TLS is fit for a private network alone. */
export type DockerEngineAddress =
  | { readonly socketPath: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly ca?: string | Buffer;
      readonly cert?: string | Buffer;
      readonly key?: string | Buffer;
    };

export interface EnginePatience {
  /** How long an ordinary call may go without a byte from the engine. */
  readonly callSeconds: number;
  /** The same for what takes its time: pulls, archives, stops. */
  readonly transferSeconds: number;
  /** How long a ping may take as a whole. */
  readonly pingSeconds: number;
  /** How long a pull may go without news of the registry, and how long it may take as a whole. */
  readonly pullNewsSeconds: number;
  readonly pullSeconds: number;
}

export const defaultPatience: EnginePatience = {
  callSeconds: 30,
  transferSeconds: 600,
  pingSeconds: 3,
  pullNewsSeconds: 120,
  pullSeconds: 1_800,
};

/**
 * The connection to a Docker Engine (API 1.41 or newer; no version is asked for, so the engine speaks its own newest), and
 * the one place where its failures become ours: no answer is RUNTIME.UNAVAILABLE, an unforeseen one RUNTIME.FAILED.
 */
export class DockerEngine {
  /** For ordinary calls. */
  readonly calls: Docker;
  /** For transfers and waits. */
  readonly transfers: Docker;
  /** For what may stay silent for ever: following a log. */
  readonly endless: Docker;
  readonly patience: EnginePatience;

  constructor(
    readonly address: DockerEngineAddress,
    patience: Partial<EnginePatience> = {},
  ) {
    this.patience = { ...defaultPatience, ...patience };
    this.calls = client(address, this.patience.callSeconds);
    this.transfers = client(address, this.patience.transferSeconds);
    this.endless = client(address, 0);
  }

  /** How many processors the engine's machine has. */
  async cpus(): Promise<number> {
    const { NCPU } = (await orEngineError(this.calls.info())) as { NCPU: number };
    return NCPU;
  }

  async ping(): Promise<{ version: string }> {
    const answered = new AbortController();
    const late = delay(this.patience.pingSeconds * 1000, undefined, { signal: answered.signal }).then(
      () => Promise.reject(runtimeErrors.unavailable(`no answer within ${this.patience.pingSeconds} s`)),
      () => undefined as never,
    );
    try {
      // `version` rather than `_ping`: it answers what people want to read, and fails just the same.
      const { Version } = await Promise.race([orEngineError(this.calls.version()), late]);
      return { version: Version };
    } finally {
      answered.abort();
    }
  }
}

/** Passes a call's answer on, and turns its failure into a DomainError. */
export async function orEngineError<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw engineError(error);
  }
}

/** As `orEngineError`, but an answer with one of these statuses is `undefined` instead. */
export async function unlessStatus<T>(statuses: readonly number[], call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (statuses.includes(statusOf(error) ?? 0)) return undefined;
    throw engineError(error);
  }
}

/** The HTTP status of the engine's refusal; `undefined` where it didn't answer at all. */
export function statusOf(error: unknown): number | undefined {
  return types.isNativeError(error) && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

export function engineError(error: unknown): unknown {
  if (!types.isNativeError(error) || error instanceof DomainError) return error;
  const status = statusOf(error);
  if (status === 503) return runtimeErrors.unavailable(error.message.trim());
  if (status !== undefined) return runtimeErrors.failed(error.message.trim());
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code && noAnswer.has(code) ? runtimeErrors.unavailable(code) : error;
}

/** What Node calls a peer that isn't there, isn't ours to speak to, or hung up before it answered. */
const noAnswer = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EACCES',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

function client(address: DockerEngineAddress, timeoutSeconds: number): Docker {
  // Whatever is absent is spelt out as undefined: docker-modem otherwise fills it from DOCKER_HOST and its kin.
  const nothing = {
    socketPath: undefined,
    host: undefined,
    port: undefined,
    ca: undefined,
    cert: undefined,
    key: undefined,
  };
  const secure = 'host' in address && address.ca !== undefined;
  return new Docker({ ...nothing, ...address, protocol: secure ? 'https' : 'http', timeout: timeoutSeconds * 1000 });
}
