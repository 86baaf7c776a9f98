import { Controller, Get, Header, HttpCode, Injectable, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Broadcast } from '@moorage/kernel';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { Public } from '../http/access.ts';
import { Metrics } from './metrics.ts';

const checkTimeoutMs = 2_000;

/** What must answer before this process should get traffic. Contexts add theirs. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, () => Promise<void>>();

  constructor(dataSource: DataSource, broadcast: Broadcast) {
    this.add('postgres', async () => void (await dataSource.query('SELECT 1')));
    this.add('notifications', () =>
      broadcast.isConnected() ? Promise.resolve() : Promise.reject(new Error('not connected')),
    );
  }

  /** `check` rejects while the part is away. */
  add(name: string, check: () => Promise<void>): void {
    this.checks.set(name, check);
  }

  /** Each part's state; never why, which belongs in the log. */
  async report(): Promise<{ ready: boolean; parts: Record<string, 'ok' | 'away'> }> {
    const parts = await Promise.all(
      [...this.checks].map(async ([name, check]) => {
        let timer: NodeJS.Timeout | undefined;
        const late = new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new Error('timed out')), checkTimeoutMs);
        });
        const state = await Promise.race([check(), late]).then(
          () => 'ok' as const,
          () => 'away' as const,
        );
        clearTimeout(timer);
        return [name, state] as const;
      }),
    );
    return { ready: parts.every(([, state]) => state === 'ok'), parts: Object.fromEntries(parts) };
  }
}

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  /** The process is alive: nothing else is asked. */
  @Get('healthz')
  @HttpCode(200)
  @Public('An orchestrator asks without credentials')
  healthz(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 when every part answers, else 503 with the state of each. */
  @Get('readyz')
  @Public('An orchestrator asks without credentials')
  async readyz(@Res() response: Response): Promise<void> {
    const { ready, parts } = await this.readiness.report();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'unavailable', parts });
  }

  @Get('metrics')
  @Header('cache-control', 'no-store')
  @Public('Scraped inside the network; a reverse proxy keeps it from the outside, as the operator guide says')
  async scrape(@Res() response: Response): Promise<void> {
    response.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
