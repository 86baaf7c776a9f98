import { Injectable } from '@nestjs/common';
import { OrganizationActivated } from '@moorage/contracts';
import {
  AuditTrail,
  Clock,
  DomainError,
  Ids,
  JobQueue,
  ReactsTo,
  SecretBox,
  UnitOfWork,
  type Reaction,
} from '@moorage/kernel';
import { defaultBotAppKey } from '../domain/bot-app.ts';
import { AdvanceInstance } from './advance-instance.job.ts';
import { FleetLog } from './fleet-log.ts';
import { instanceSecretContext } from './instance-secret.ts';
import { BotAppStore } from './ports/bot-app-store.port.ts';
import { InstanceStore } from './ports/instance-store.port.ts';

interface ActivatedOrganization {
  readonly orgId: string;
  readonly slug: string;
  readonly ownerUserId: string;
}

/**
 * Every organisation gets an instance of the default bot app, once, however often it is told: also one that is made
 * active again. One that waits to be verified gets none yet.
 */
@Injectable()
@ReactsTo(OrganizationActivated, 'fleet.create-instance-when-organization-activated')
export class CreateInstanceWhenOrganizationActivated implements Reaction<ActivatedOrganization> {
  constructor(
    private readonly instances: InstanceStore,
    private readonly botApps: BotAppStore,
    private readonly log: FleetLog,
    private readonly jobs: JobQueue,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly box: SecretBox,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async handle({ orgId, slug, ownerUserId }: ActivatedOrganization): Promise<void> {
    await this.unitOfWork.run(async () => {
      const botApp = await this.botApps.findByKey(defaultBotAppKey);
      if (botApp === undefined) throw new DomainError('BOT_APP.NOT_FOUND');
      const id = this.ids.uuid();
      const sealedSecret = this.box.seal(this.ids.token(), instanceSecretContext(id));
      const isNew = await this.instances.insert({
        id,
        orgId,
        botAppId: botApp.id,
        slug,
        ownerUserId,
        image: botApp.image,
        sealedSecret,
        createdAt: this.clock.now(),
      });
      if (!isNew) return;
      const instance = await this.instances.find(id);
      if (instance === undefined) throw new Error(`Instance ${id} was written and is not there`);
      await this.log.record(instance, 'requested', { actorUserId: ownerUserId });
      await this.audit.record({
        action: 'instance.created',
        orgId,
        target: { type: 'instance', id, label: slug },
        after: { image: instance.image },
      });
      await this.log.announce(instance);
      await this.jobs.enqueue(AdvanceInstance, { instanceId: id });
    });
  }
}
