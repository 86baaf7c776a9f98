// A whole bot in one file: it keeps the contract with Moorage and greets who comes. Start it with
//   PROVISION_SECRET=… PLATFORM_URL=http://localhost:4400 DATABASE=/tmp/hello.sqlite node hello-bot.mjs
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import {
  AccessService,
  createHostedProxyActor,
  createProvisionRoutes,
  nodeProvisionHandler,
  requireProvisionSecret,
  SQLITE_ACCESS_SCHEMA,
  SqliteAccessStore,
  SqliteSession,
  UnknownCompany,
  user,
} from '@moorage/bot-kit';

const {
  PORT = '3100',
  PLATFORM_URL,
  PLATFORM_JWKS_URL,
  PLATFORM_AUDIENCE,
  DATABASE = '/data/hello.sqlite',
} = process.env;

// The store: companies and names are the bot's own, memberships and permissions are the access service's.
const db = new SqliteSession(DATABASE);
if (!db.get(`SELECT 1 FROM sqlite_master WHERE name = 'companies'`)) {
  await db.transaction(() =>
    db.exec(`${SQLITE_ACCESS_SCHEMA}
      CREATE TABLE companies (id TEXT PRIMARY KEY, tenant_id TEXT UNIQUE) STRICT;
      CREATE TABLE removed_companies (id TEXT PRIMARY KEY) STRICT;
      CREATE TABLE people (company_id TEXT, id TEXT, name TEXT, role TEXT, PRIMARY KEY (company_id, id)) STRICT;`),
  );
}
const access = new AccessService(new SqliteAccessStore(db));
const companyOf = (tenantId) => db.get('SELECT id FROM companies WHERE tenant_id = ?', tenantId);

function known(companyId) {
  if (!db.get('SELECT 1 FROM companies WHERE id = ?', companyId)) throw new UnknownCompany();
}

// What the bot does when the platform tells it about companies and members. Each is one transaction.
const target = {
  managed: true,
  provisionCompany: ({ tenantId, adminUser }) =>
    db.transaction(async () => {
      const existing = companyOf(tenantId);
      const companyId = existing?.id ?? randomUUID();
      if (!existing) {
        db.run('INSERT INTO companies (id, tenant_id) VALUES (?, ?)', companyId, tenantId);
        await target.addMember({ companyId, user: adminUser, role: 'owner' });
      }
      return { created: !existing, tenantEntityId: companyId, adminUserId: adminUser.id };
    }),
  removeCompany: (companyId) =>
    db.transaction(async () => {
      if (db.get('SELECT 1 FROM removed_companies WHERE id = ?', companyId)) return;
      known(companyId);
      await access.removeCompany(companyId);
      db.run('DELETE FROM people WHERE company_id = ?', companyId);
      db.run('DELETE FROM companies WHERE id = ?', companyId);
      db.run('INSERT INTO removed_companies (id) VALUES (?)', companyId);
    }),
  addMember: ({ companyId, user: { id, name, email }, role }) =>
    db.transaction(async () => {
      known(companyId);
      await access.admitFromPlatform(companyId, id, role);
      db.run('INSERT OR REPLACE INTO people VALUES (?, ?, ?, ?)', companyId, id, name ?? email, role);
    }),
  removeMember: ({ companyId, userId }) =>
    db.transaction(async () => {
      known(companyId);
      await access.removeMember(companyId, user(userId));
    }),
  changeRole: ({ companyId, userId, role }) =>
    db.transaction(async () => {
      known(companyId);
      await access.changeRoleFromPlatform(companyId, userId, role);
      db.run('UPDATE people SET role = ? WHERE company_id = ? AND id = ?', role, companyId, userId);
    }),
  listMembers: (companyId) =>
    db.transaction(async () => {
      known(companyId);
      const roles = new Map(
        db.all('SELECT id, role FROM people WHERE company_id = ?', companyId).map(({ id, role }) => [id, role]),
      );
      const members = await access.listMemberships(companyId);
      return members.map(({ principal: { id }, status }) => ({ userId: id, role: roles.get(id), status }));
    }),
  eraseMember: ({ companyId, userId, pseudonym }) =>
    db.transaction(() => {
      known(companyId);
      db.run('UPDATE people SET name = ? WHERE company_id = ? AND id = ?', pseudonym, companyId, userId);
    }),
};

// A bot without a secret must not start: this throws.
const provision = nodeProvisionHandler(createProvisionRoutes({ secret: requireProvisionSecret(process.env), target }));
const actorOf = createHostedProxyActor(
  PLATFORM_JWKS_URL && { jwksUrl: PLATFORM_JWKS_URL, issuer: PLATFORM_URL, audience: PLATFORM_AUDIENCE },
);

async function answer(req, res) {
  if (await provision(req, res)) return;
  if (req.url === '/health') {
    db.get('SELECT 1');
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ status: 'ok', version: '1.0.0', commit: 'example' }));
    return;
  }
  const { ok, actor } = await actorOf(req.headers);
  if (!ok) return void res.writeHead(401).end('Please come through the platform.');

  const companyId = companyOf(actor.tenantId)?.id;
  const membership = companyId && (await access.getMembership(companyId, user(actor.userId)));
  if (membership?.status !== 'active') return void res.writeHead(403).end('Your access is being set up.');
  res.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
  res.end(`Hello, ${actor.name}. You are ${membership.role} here.`);
}

const server = createServer((req, res) => {
  answer(req, res).catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    if (!res.headersSent) res.writeHead(503, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ status: 'unhealthy', error: 'Something went wrong.' }));
  });
});
server.listen(Number(PORT), () => process.stdout.write(`Hello bot listens on port ${server.address().port}\n`));
process.once('SIGTERM', () => {
  server.close(() => db.close());
  server.closeAllConnections();
});
