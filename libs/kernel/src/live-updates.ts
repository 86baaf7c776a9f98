import type { Broadcast, LiveMessage, LiveTopic } from './broadcast.ts';

/** Tells open pages what to look at again; sent with the commit that changed it. */
export class LiveUpdates {
  constructor(private readonly broadcast: Broadcast) {}

  /** For everybody who watches the organisation, and for platform admins. */
  async forOrg(orgId: string, topic: LiveTopic, id?: string): Promise<void> {
    await this.send(`org:${orgId}`, topic, id);
    await this.send('admin', topic, id);
  }

  async forUser(userId: string, topic: LiveTopic, id?: string): Promise<void> {
    await this.send(`user:${userId}`, topic, id);
  }

  async forAdmins(topic: LiveTopic, id?: string): Promise<void> {
    await this.send('admin', topic, id);
  }

  /** For every page that anybody has open. */
  async forEverybody(topic: LiveTopic, id?: string): Promise<void> {
    await this.send('everybody', topic, id);
  }

  private send(scope: string, topic: LiveTopic, id?: string): Promise<void> {
    const message: LiveMessage = { scope, topic, ...(id !== undefined && { id }) };
    return this.broadcast.send('live', message);
  }
}
