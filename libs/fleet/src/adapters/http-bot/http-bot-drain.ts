import { Injectable } from '@nestjs/common';
import { request } from 'undici';
import { baseUrlOf } from '../../application/base-url.ts';
import { BotDrain, type DrainedBot } from '../../application/ports/bot-drain.port.ts';

/** How long an answer may take; the bot goes on draining after it. */
const answerMs = 3_000;

/** The bot's optional `/internal/drain`. */
@Injectable()
export class HttpBotDrain extends BotDrain {
  override async begin(bot: DrainedBot, deadlineSeconds: number): Promise<'draining' | 'not offered'> {
    return (await this.call(bot, 'POST', JSON.stringify({ deadlineSeconds }))) ? 'draining' : 'not offered';
  }

  override async end(bot: DrainedBot): Promise<void> {
    await this.call(bot, 'DELETE');
  }

  private async call(
    { address, provisionSecret }: DrainedBot,
    method: 'POST' | 'DELETE',
    body?: string,
  ): Promise<boolean> {
    try {
      const answer = await request(new URL('/internal/drain', baseUrlOf(address)), {
        method,
        headers: {
          authorization: `Bearer ${provisionSecret}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
        signal: AbortSignal.timeout(answerMs),
      });
      await answer.body.dump({ limit: 4_096 });
      return answer.statusCode >= 200 && answer.statusCode < 300;
    } catch {
      return false;
    }
  }
}
