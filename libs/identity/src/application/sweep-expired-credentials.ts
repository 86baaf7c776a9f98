import { Injectable } from '@nestjs/common';
import { Clock, HandlesJob, UnitOfWork, defineJob, type JobHandler } from '@moorage/kernel';
import { ApiKeyStore } from './ports/api-key-store.port.ts';
import { OneTimeTokenStore } from './ports/one-time-token-store.port.ts';
import { SessionStore } from './ports/session-store.port.ts';

/** Nightly, at 03:20 UTC. Nothing expired is ever accepted; this only gives its room back. */
export const SweepExpiredCredentials = defineJob<Record<string, never>>('identity.sweep-expired-credentials', {
  cron: '20 3 * * *',
});

/** Expired links and keys are kept this long, so that their owner reads "expired" and not "unknown". */
const keptMs = 30 * 86_400_000;

@Injectable()
@HandlesJob(SweepExpiredCredentials)
export class SweepExpiredCredentialsHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly sessions: SessionStore,
    private readonly tokens: OneTimeTokenStore,
    private readonly apiKeys: ApiKeyStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  handle(): Promise<void> {
    const now = this.clock.now();
    const longExpired = new Date(now.getTime() - keptMs);
    return this.unitOfWork.run(async () => {
      await this.sessions.deleteExpired(now);
      await this.tokens.deleteExpired(longExpired);
      await this.apiKeys.deleteExpired(longExpired);
    });
  }
}
