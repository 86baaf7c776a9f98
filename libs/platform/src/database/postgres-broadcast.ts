import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Broadcast, UnitOfWork, broadcastChannels, type BroadcastChannel } from '@moorage/kernel';
import { LRUCache } from 'lru-cache';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Database, type PreparedStatement } from './database.ts';

const prefix = 'moorage_';
const heartbeatMs = 2_000;

const notifying: PreparedStatement = {
  name: 'broadcast.notify',
  sql: 'SELECT pg_notify(channel, payload) FROM unnest($1::text[], $2::text[]) AS m (channel, payload)',
};

interface Envelope {
  readonly id: string;
  readonly message: object;
}

interface Sent {
  readonly channel: BroadcastChannel;
  readonly envelope: Envelope;
}

/**
 * LISTEN/NOTIFY on one connection of its own. A NOTIFY inside a transaction is sent by Postgres at its commit, so nobody
 * hears of what was rolled back. The sender's own process hears at the commit itself, before the command's caller gets its
 * answer: whoever was told that a member is removed finds them shut out. While the connection is down, listeners are told
 * that they may be missing messages.
 */
@Injectable()
export class PostgresBroadcast extends Broadcast implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(PostgresBroadcast.name);
  private readonly listeners = new Map<BroadcastChannel, Set<(message: never) => void>>();
  private readonly watchers = new Set<(state: 'lost' | 'restored') => void>();
  /** This process' own messages come twice, at their commit and from Postgres, in either order. */
  private readonly heard = new LRUCache<string, true>({ max: 1_000 });
  /** What the open transactions are going to send. */
  private readonly pending = new WeakMap<object, Sent[]>();
  private client: Client | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  override async send(channel: BroadcastChannel, message: object): Promise<void> {
    const sent: Sent = { channel, envelope: { id: randomUUID(), message } };
    if (!this.database.inTransaction) {
      await this.notify([sent]);
      this.deliver(channel, sent.envelope);
      return;
    }
    // A command says several things: they go to Postgres as one statement, before the commit.
    const transaction = this.database.tx;
    const known = this.pending.get(transaction);
    if (known !== undefined) known.push(sent);
    else {
      const all = [sent];
      this.pending.set(transaction, all);
      this.unitOfWork.beforeCommit(() => this.notify(all));
    }
    this.unitOfWork.afterCommit(() => this.deliver(channel, sent.envelope));
  }

  private async notify(messages: readonly Sent[]): Promise<void> {
    await this.database.query(notifying, [
      messages.map(({ channel }) => prefix + channel),
      messages.map(({ envelope }) => JSON.stringify(envelope)),
    ]);
  }

  override on(channel: BroadcastChannel, listener: (message: never) => void): () => void {
    const set = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, set.add(listener));
    return () => set.delete(listener);
  }

  override onConnection(listener: (state: 'lost' | 'restored') => void): () => void {
    this.watchers.add(listener);
    return () => this.watchers.delete(listener);
  }

  override isConnected(): boolean {
    return this.client !== undefined;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    clearInterval(this.heartbeat);
    await this.client?.end().catch(() => undefined);
    this.client = undefined;
  }

  private async connect(): Promise<void> {
    const { url } = this.dataSource.options as { url?: string };
    const client = new Client({
      connectionString: url,
      application_name: 'moorage-broadcast',
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
    });
    client.on('error', () => this.lose(client));
    client.on('end', () => this.lose(client));
    client.on('notification', ({ channel, payload }) => this.receive(channel, payload));
    try {
      await client.connect();
      await client.query(broadcastChannels.map((channel) => `LISTEN ${prefix}${channel}`).join('; '));
    } catch {
      void client.end().catch(() => undefined);
      this.later();
      return;
    }
    if (this.stopped) {
      await client.end();
      return;
    }
    this.client = client;
    this.heartbeat = setInterval(() => void this.beat(client), heartbeatMs).unref();
    this.watchers.forEach((watch) => watch('restored'));
  }

  /** Finds a connection that died without a word: a peer that is gone sends no RST. */
  private async beat(client: Client): Promise<void> {
    const deadline = setTimeout(() => this.lose(client), heartbeatMs).unref();
    await client.query('SELECT 1').catch(() => this.lose(client));
    clearTimeout(deadline);
  }

  private lose(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    clearInterval(this.heartbeat);
    void client.end().catch(() => undefined);
    if (this.stopped) return;
    this.log.warn('The notification connection to Postgres was lost; connecting again');
    this.watchers.forEach((watch) => watch('lost'));
    this.later();
  }

  private later(): void {
    if (!this.stopped) this.retry = setTimeout(() => void this.connect(), 500).unref();
  }

  private receive(channel: string, payload: string | undefined): void {
    this.deliver(channel.slice(prefix.length) as BroadcastChannel, JSON.parse(payload ?? '{}') as Envelope);
  }

  private deliver(channel: BroadcastChannel, { id, message }: Envelope): void {
    if (this.heard.has(id)) return;
    this.heard.set(id, true);
    this.listeners.get(channel)?.forEach((listener) => {
      try {
        listener(message as never);
      } catch (error) {
        // A hint: neither the command that sent it, which is committed, nor the other listeners shall fall with this one.
        this.log.error({ err: error, channel }, 'A listener failed');
      }
    });
  }
}
