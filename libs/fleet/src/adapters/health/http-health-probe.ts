import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { request } from 'undici';
import { baseUrlOf } from '../../application/base-url.ts';
import { HealthProbe, type AskedBot, type HealthReport } from '../../application/ports/health-probe.port.ts';
import { shownVersion } from '../../domain/shown-version.ts';

/** A bot that starts is waited for by people. */
const firstPauseMs = 10;
const longestPauseMs = 500;
const oneTryMs = 2_000;
/** Between good answers of which several are wanted: people wait while it passes. */
const confirmPauseMs = 10;
const maxBodyCharacters = 16_384;
/** Kept as evidence. */
const keptBodyCharacters = 4_096;

@Injectable()
export class HttpHealthProbe extends HealthProbe {
  override async waitUntilHealthy(bot: AskedBot, withinMs: number, signal?: AbortSignal): Promise<HealthReport> {
    const deadline = performance.now() + withinMs;
    for (let wait = firstPauseMs; ; wait = Math.min(wait * 1.5, longestPauseMs)) {
      const report = await this.askInSuccession(bot, signal);
      if (report.healthy || signal?.aborted || performance.now() + wait >= deadline) return report;
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One bad answer ends it: a bot that flaps isn't healthy. */
  private async askInSuccession(bot: AskedBot, signal?: AbortSignal): Promise<HealthReport> {
    const { inSuccession = 1 } = bot;
    for (let good = 0; ; await pause(confirmPauseMs, undefined, { signal }).catch(() => undefined)) {
      const report = await this.ask(bot, signal);
      if (!report.healthy && good > 0)
        return { ...report, reason: `it was healthy for a moment only; then ${report.reason}` };
      good += 1;
      if (!report.healthy || good >= inSuccession) return report;
    }
  }

  private async ask({ address, path }: AskedBot, signal?: AbortSignal): Promise<HealthReport> {
    const late = AbortSignal.timeout(oneTryMs);
    try {
      const { statusCode: status, body } = await request(new URL(path, baseUrlOf(address)), {
        signal: signal ? AbortSignal.any([signal, late]) : late,
      });
      const text = await firstPart(body);
      const answer = { status, body: text.slice(0, keptBodyCharacters) };
      return text.length > maxBodyCharacters
        ? { ...unhealthy('its answer is too long.'), ...answer }
        : { ...judge(status, text), ...answer };
    } catch {
      return {
        ...unhealthy(late.aborted ? 'it does not answer in time.' : 'it does not answer.'),
        status: null,
        body: null,
      };
    }
  }
}

type Judgement = Pick<HealthReport, 'healthy' | 'version' | 'reason'>;

async function firstPart(body: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of body) {
    text += String(chunk);
    if (text.length > maxBodyCharacters) break;
  }
  return text;
}

function judge(statusCode: number, text: string): Judgement {
  if (statusCode !== 200) return unhealthy(`it answers with ${statusCode}.`);
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return unhealthy('its answer is not JSON.');
  }
  const { status, version } = (answer ?? {}) as { status?: unknown; version?: unknown };
  if (status !== 'ok') return unhealthy('it does not say that it is ok.');
  return { healthy: true, version: shownVersion(version), reason: null };
}

function unhealthy(reason: string): Judgement {
  return { healthy: false, version: null, reason };
}
