import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Settings, TenantDirectory } from '@moorage/contracts';
import { NotAudited } from '@moorage/kernel';
import { botHostOf, botOriginOf, slugOfHost } from '../domain/bot-host.ts';
import { HandoffCodes } from './ports/handoff-codes.port.ts';
import { InstanceStore } from './ports/instance-store.port.ts';

export type HandoffOutcome =
  | { readonly kind: 'granted'; readonly code: string; readonly botOrigin: string }
  | { readonly kind: 'no-such-bot' }
  | { readonly kind: 'not-a-member' };

/** Somebody who is signed in at the platform wants to be at a bot's host. */
@NotAudited('A visit to a bot changes nothing but where somebody is signed in: the sign-in itself is recorded')
export class BeginHandoff extends Command<HandoffOutcome> {
  constructor(
    readonly host: string,
    readonly stateNonceHash: string,
    readonly userId: string,
    readonly platformSessionId: string,
  ) {
    super();
  }
}

@CommandHandler(BeginHandoff)
export class BeginHandoffHandler implements ICommandHandler<BeginHandoff> {
  constructor(
    private readonly instances: InstanceStore,
    private readonly tenants: TenantDirectory,
    private readonly codes: HandoffCodes,
    private readonly settings: Settings,
  ) {}

  async execute({ host, stateNonceHash, userId, platformSessionId }: BeginHandoff): Promise<HandoffOutcome> {
    const { botsDomain } = this.settings;
    const slug = slugOfHost(host, botsDomain);
    const instance = slug === undefined ? undefined : await this.instances.findBySlug(slug);
    if (instance === undefined || instance.status === 'DELETING') return { kind: 'no-such-bot' };
    const membership = await this.tenants.findMembership(instance.orgId, userId);
    if (membership?.status !== 'ACTIVE') return { kind: 'not-a-member' };
    const code = await this.codes.issue({
      instanceId: instance.id,
      host: botHostOf(instance.slug, botsDomain),
      stateNonceHash,
      userId,
      platformSessionId,
    });
    return { kind: 'granted', code, botOrigin: botOriginOf(instance.slug, this.settings) };
  }
}
