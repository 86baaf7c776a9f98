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

export interface CallLimits {
  /** Longest the call may take, from connecting to the last byte. */
  readonly timeoutMs: number;
  /** Longest answer that is read. */
  readonly maxBytes: number;
}

export interface HttpBotProvisionerLimits {
  /** Of a call about one person. Whoever holds a person's lease counts on two of these being over before it ends. */
  readonly member: CallLimits;
  /** Of a call about a company: the list of 50,000 members takes about 5 MB. */
  readonly company: CallLimits;
}

export const httpBotProvisionerLimits: HttpBotProvisionerLimits = {
  member: { timeoutMs: 6_000, maxBytes: 64 * 1024 },
  company: { timeoutMs: 30_000, maxBytes: 32 * 1024 * 1024 },
};

/** The protocol over HTTP. Follows no redirect, since the secret is for this address alone; believes no answer's length. */
@Injectable()
export class HttpBotProvisioner extends BotProvisioner implements OnApplicationShutdown {
  private readonly agent: Agent;

  constructor(private readonly limits: HttpBotProvisionerLimits) {
    super();
    this.agent = new Agent({
      connect: { timeout: limits.member.timeoutMs },
      keepAliveTimeout: 4_000,
      connections: 16,
    });
  }

  override async provisionCompany(
    bot: BotEndpoint,
    company: { tenantId: string; tenantName: string; adminUser: BotUser },
  ): Promise<{ companyId: string }> {
    const answer = await this.call(bot, { path: '/internal/provision', body: company, limits: this.limits.company });
    const { tenantEntityId } = asObject(answer);
    if (typeof tenantEntityId !== 'string' || tenantEntityId === '' || tenantEntityId.length > 512) {
      throw refused('The bot named no company.');
    }
    return { companyId: tenantEntityId };
  }

  override async addMember(bot: BotEndpoint, companyId: string, user: BotUser, role: WireRole): Promise<void> {
    await this.tell(bot, '/internal/members/add', { companyId, user, role });
  }

  override async removeMember(bot: BotEndpoint, companyId: string, userId: string): Promise<void> {
    await this.tell(bot, '/internal/members/remove', { companyId, userId });
  }

  override async changeRole(bot: BotEndpoint, companyId: string, userId: string, role: WireRole): Promise<void> {
    await this.tell(bot, '/internal/members/change-role', { companyId, userId, role });
  }

  override async listMembers(bot: BotEndpoint, companyId: string): Promise<BotMember[]> {
    const path = `/internal/members?${new URLSearchParams({ companyId })}`;
    const { members } = asObject(await this.call(bot, { path, limits: this.limits.company }));
    if (!Array.isArray(members)) throw refused('The bot’s list of members could not be read.');
    return members.map(memberOf);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy();
  }

  private async tell(bot: BotEndpoint, path: string, body: object): Promise<void> {
    await this.call(bot, { path, body, limits: this.limits.member });
  }

  private async call(bot: BotEndpoint, call: Call): Promise<unknown> {
    const { statusCode, text } = await this.exchange(bot, call);
    if (statusCode < 200 || statusCode > 299) {
      throw refused(`The bot answered with an error (${statusCode}).`, statusCode);
    }
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw refused('The bot’s answer could not be read.', statusCode);
    }
  }

  private async exchange(
    bot: BotEndpoint,
    { path, body, limits }: Call,
  ): Promise<{ statusCode: number; text: string }> {
    const { timeoutMs, maxBytes } = limits;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await request(new URL(path, bot.baseUrl), {
        method: body === undefined ? 'GET' : 'POST',
        dispatcher: this.agent,
        signal,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
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
      const detail = signal.aborted ? 'The bot did not answer in time.' : 'The bot is not answering.';
      throw new DomainError('BOT.UNREACHABLE', {}, detail);
    }
  }
}

/** A POST where there is a body, else a GET. */
interface Call {
  readonly path: string;
  readonly body?: object;
  readonly limits: CallLimits;
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
