import { mkdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import {
  AccessService,
  createProvisionRoutes,
  nodeProvisionHandler,
  SqliteAccessStore,
  SqliteSession,
} from '@moorage/bot-kit';
import type { BuildInfo } from './build-info.ts';
import type { BotConfig } from './config.ts';
import { BotProvisioning } from './hosted/bot-provisioning.ts';
import { HostedEntrance } from './hosted/hosted-entrance.ts';
import { BotHandler } from './http/bot-handler.ts';
import { openRoutes } from './http/open-routes.ts';
import { teamRoutes } from './http/team-routes.ts';
import { LiveConnections } from './live/live-connections.ts';
import { LiveHub } from './live/live-hub.ts';
import { LocalAccounts } from './local/local-accounts.ts';
import { LocalEntrance } from './local/local-entrance.ts';
import { localMemberRoutes } from './local/local-member-routes.ts';
import { localOpenRoutes } from './local/local-open-routes.ts';
import { AgentStore } from './store/agent-store.ts';
import { AttachmentFiles } from './store/attachment-files.ts';
import { AttachmentStore } from './store/attachment-store.ts';
import { CompanyStore } from './store/company-store.ts';
import { FeedStore } from './store/feed-store.ts';
import { IssueStore } from './store/issue-store.ts';
import { migrate } from './store/migrate.ts';
import { PeopleStore } from './store/people-store.ts';
import { Activity } from './team/activity.ts';
import { TeamTool } from './team/team-tool.ts';

/** An upload of the largest attachment over a slow line takes its time. */
const REQUEST_TIMEOUT_MS = 60 * 60 * 1000;
/** Longer than a proxy keeps an idle connection, so that it isn't closed while a request is on its way. */
const KEEP_ALIVE_MS = 75_000;
/** How long open requests may take to end when the bot is told to stop. */
const STOP_GRACE_MS = 1_500;

export interface Bot {
  readonly server: Server;
  /** Ends open requests and connections, then the store. Takes less than two seconds. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the stores, applies what is pending, and puts the parts together. The server isn't listening yet.
 * @param log told of failures that people only see as "Something went wrong"
 */
export async function createBot(
  config: BotConfig,
  build: BuildInfo,
  log: (message: string, error?: unknown) => void,
  now: () => Date = () => new Date(),
): Promise<Bot> {
  await mkdir(config.dataDir, { recursive: true });
  const files = new AttachmentFiles(config.filesDir);
  await files.prepare();
  const session = new SqliteSession(join(config.dataDir, 'bot.sqlite'));
  const applied = await migrate(session, { apply: config.applyMigrations });
  if (applied.length > 0) log(`Applied migrations: ${applied.join(', ')}`);

  const hub = new LiveHub();
  const access = new AccessService(new SqliteAccessStore(session));
  const companies = new CompanyStore(session, now);
  const people = new PeopleStore(session);
  const agents = new AgentStore(session, now);
  const issues = new IssueStore(session, now);
  const attachments = new AttachmentStore(session, now);
  const feed = new FeedStore(session, now);
  const activity = new Activity(session, feed, people, hub);
  const tool = new TeamTool({ access, activity, issues, agents, attachments, files });
  const provisioning = new BotProvisioning({ session, access, activity, companies, people, issues, files, hub });
  const accounts = new LocalAccounts(session, now);

  const { hosted } = config;
  const local = { session, access, activity, accounts, companies, people, issues, files, hub };
  const entrance = hosted
    ? new HostedEntrance({ config: hosted, session, access, companies, people })
    : new LocalEntrance(local);
  const live = new LiveConnections(entrance, hub, config.debug);
  const handler = new BotHandler({
    entrance,
    live,
    log,
    platformUrl: hosted?.platformUrl,
    provision:
      hosted &&
      nodeProvisionHandler(
        createProvisionRoutes({
          secret: hosted.provisionSecret,
          target: provisioning,
          onError: (error) => log('A provision call failed', error),
        }),
      ),
    openRoutes: [
      ...openRoutes({ session, files, build, debug: config.debug }),
      ...(hosted ? [] : localOpenRoutes(local)),
    ],
    memberRoutes: [
      ...teamRoutes({ session, access, tool, people, agents, issues, attachments, feed, files }),
      ...(hosted ? [] : localMemberRoutes(local)),
    ],
  });

  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    (req: IncomingMessage, res: ServerResponse) => void handler.handle(req, res),
  );
  server.on('upgrade', (req, socket, head) => {
    live.upgrade(req, socket, head).catch((error: unknown) => {
      log('An upgrade failed', error);
      socket.destroy();
    });
  });
  return {
    server,
    close: async () => {
      live.close();
      await closeServer(server);
      session.close();
    },
  };
}

function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const force = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
  server.close(() => {
    clearTimeout(force);
    resolve();
  });
  server.closeIdleConnections();
  return promise;
}
