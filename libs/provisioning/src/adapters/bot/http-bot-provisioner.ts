import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@moorage/kernel';
import { Agent, request } from 'undici';
import {
  BotProvisioner,
  type BotEndpoint,
  type BotMember,
  type BotUser,
} from '../../application/ports/bot-provisioner.port.ts';
import type { WireRole } from '../../domain/member-sync.ts';
import { boundedText } from './bounded-text.ts';

export interface HttpBotProvisionerLimits {
  /** Longest one call may take, from connecting to the last byte. */
  readonly timeoutMs: number;
  /** Longest answer to a call that lists members: 50,000 of them take about 5 MB. */
  readonly maxListBytes: number;
}

export const httpBotProvisionerLimits: HttpBotProvisionerLimits = { timeoutMs: 10_000, maxListBytes: 32 * 1024 * 1024 };

const maxAnswerBytes = 64 * 1024;

/** The protocol over HTTP. Follows no redirect, since the secret is for this address alone; believes no answer's length. */
@Injectable()
export class HttpBotProvisioner extends BotProvisioner implements OnApplicationShutdown {
  private readonly agent: Agent;

  constructor(private readonly limits: HttpBotProvisionerLimits) {
    super();
    this.agent = new Agent({
      connect: { timeout: Math.min(5_000, limits.timeoutMs) },
      keepAliveTimeout: 4_000,
      connections: 16,
    });
  }

  override async provisionCompany(
    bot: BotEndpoint,
    company: { tenantId: string; tenantName: string; adminUser: BotUser },
  ): Promise<{ companyId: string }> {
    const answer = await this.call(bot, 'POST', '/internal/provision', company);
    const { tenantEntityId } = asObject(answer);
    if (typeof tenantEntityId !== 'string' || tenantEntityId === '' || tenantEntityId.length > 512)
      throw refused('The bot named no company.');
    return { companyId: tenantEntityId };
  }

  override async addMember(bot: BotEndpoint, companyId: string, user: BotUser, role: WireRole): Promise<void> {
    await this.call(bot, 'POST', '/internal/members/add', { companyId, user, role });
  }

  override async removeMember(bot: BotEndpoint, companyId: string, userId: string): Promise<void> {
    await this.call(bot, 'POST', '/internal/members/remove', { companyId, userId });
  }

  override async changeRole(bot: BotEndpoint, companyId: string, userId: string, role: WireRole): Promise<void> {
    await this.call(bot, 'POST', '/internal/members/change-role', { companyId, userId, role });
  }

  override async listMembers(bot: BotEndpoint, companyId: string): Promise<BotMember[]> {
    const answer = await this.call(
      bot,
      'GET',
      `/internal/members?${new URLSearchParams({ companyId })}`,
      undefined,
      this.limits.maxListBytes,
    );
    const { members } = asObject(answer);
    if (!Array.isArray(members)) throw refused('The bot’s list of members could not be read.');
    return members.map(memberOf);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy();
  }

  private async call(
    bot: BotEndpoint,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    maxBytes = maxAnswerBytes,
  ): Promise<unknown> {
    const { statusCode, text } = await this.exchange(bot, method, path, body, maxBytes);
    if (statusCode < 200 || statusCode > 299)
      throw refused(`The bot answered with an error (${statusCode}).`, statusCode);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw refused('The bot’s answer could not be read.', statusCode);
    }
  }

  private async exchange(
    bot: BotEndpoint,
    method: 'GET' | 'POST',
    path: string,
    body: object | undefined,
    maxBytes: number,
  ) {
    const signal = AbortSignal.timeout(this.limits.timeoutMs);
    try {
      const response = await request(new URL(path, bot.baseUrl), {
        method,
        dispatcher: this.agent,
        signal,
        headersTimeout: this.limits.timeoutMs,
        bodyTimeout: this.limits.timeoutMs,
        headers: {
          authorization: `Bearer ${bot.provisionSecret}`,
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await boundedText(response.body, maxBytes);
      if (text === undefined) throw refused('The bot’s answer is too long.', response.statusCode);
      return { statusCode: response.statusCode, text };
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError(
        'BOT.UNREACHABLE',
        {},
        signal.aborted ? 'The bot did not answer in time.' : 'The bot is not answering.',
      );
    }
  }
}

function asObject(answer: unknown): Record<string, unknown> {
  if (typeof answer !== 'object' || answer === null) throw refused('The bot’s answer could not be read.');
  return answer as Record<string, unknown>;
}

function memberOf(entry: unknown): BotMember {
  const { userId, role, status } = asObject(entry);
  if (typeof userId !== 'string' || typeof role !== 'string')
    throw refused('The bot’s list of members could not be read.');
  return { userId, role, status: typeof status === 'string' ? status : 'active' };
}

function refused(detail: string, status?: number): DomainError {
  return new DomainError('BOT.REFUSED', status === undefined ? {} : { status }, detail);
}
