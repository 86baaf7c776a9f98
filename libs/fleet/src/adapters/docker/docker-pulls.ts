import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { DigestReference } from '../../domain/image-reference.ts';
import { runtimeErrors } from '../../domain/runtime-errors.ts';
import { type DockerEngine, statusOf } from './docker-engine.ts';

/**
 * Pulls of a Docker Engine, in bounded time: it is the engine that speaks with the registry, and it waits for one that stays
 * silent, or sends a byte now and then, for as long as anybody listens. Hanging up ends its pull.
 */
export class DockerPulls {
  constructor(private readonly engine: DockerEngine) {}

  /**
   * API: POST /images/create, whose `tag` may be a digest. The engine checks that what it gets has it.
   * Errors: RUNTIME.FAILED with the reason where the registry breaks off, gives something else, or takes too long; the
   * engine's own refusal before that.
   */
  async pull({ name, digest }: DigestReference): Promise<void> {
    const { pullNewsSeconds, pullSeconds } = this.engine.patience;
    const late = new AbortController();
    const giveUp = (): void => late.abort();
    const whole = setTimeout(giveUp, pullSeconds * 1_000);
    const news = setTimeout(giveUp, pullNewsSeconds * 1_000);
    try {
      const progress = (await this.engine.endless.createImage({
        fromImage: name,
        tag: digest,
        abortSignal: late.signal,
      })) as Readable;
      for await (const line of createInterface({ input: progress })) {
        news.refresh();
        // What fails after the headers comes inside the stream, and doesn't end it with an error.
        const failure = line === '' ? undefined : (JSON.parse(line) as { error?: string }).error;
        if (failure !== undefined) throw notComplete(failure);
      }
    } catch (error) {
      if (late.signal.aborted) throw notComplete('the registry does not go on');
      if (statusOf(error) !== 500) throw error;
      throw notComplete((error as Error).message.replace(/^\(HTTP code 500\) server error - /, ''));
    } finally {
      clearTimeout(whole);
      clearTimeout(news);
    }
  }
}

function notComplete(reason: string): Error {
  return runtimeErrors.failed(`The image could not be pulled: ${reason.trim()}.`.replace(/\.+$/, '.'));
}
