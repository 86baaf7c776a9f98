import { randomUUID } from 'node:crypto';
import { InMemoryProxyAccess } from './in-memory-proxy-access.ts';
import { describeProxyAccess } from './proxy-access.contract.ts';

describeProxyAccess('InMemoryProxyAccess', async () => {
  let now = Date.now();
  const access = new InMemoryProxyAccess(() => now);
  const hosts = new Map<string, string>();
  const hostOf = (key: string): string => {
    const host = hosts.get(key);
    if (host === undefined) throw new Error(`unknown ${key}`);
    return host;
  };
  return {
    access,
    async anInstance() {
      const instanceId = randomUUID();
      const orgId = randomUUID();
      const slug = `org-${orgId.slice(0, 8)}`;
      const host = `${slug}.bots.example`;
      hosts.set(instanceId, host).set(orgId, host);
      access.putTarget({
        host,
        instanceId,
        orgId,
        orgSlug: slug,
        orgName: slug,
        orgStatus: 'ACTIVE',
        orgStatusReason: null,
        status: 'RUNNING',
        upstream: { host: '127.0.0.1', port: 1 },
        maintenance: [],
      });
      return { host, instanceId, orgId };
    },
    async aPerson() {
      const userId = randomUUID();
      const person = { userId, email: `${userId}@example.com`, name: 'Ada Müller' };
      access.putPerson(person);
      return person;
    },
    setMembership: async (...args) => access.setMembership(...args),
    setInstanceStatus: async (instanceId, status) => access.changeTarget(hostOf(instanceId), { status }),
    setOrgStatus: async (orgId, orgStatus) => access.changeTarget(hostOf(orgId), { orgStatus }),
    beginMaintenance: async (orgId, window) => access.changeTarget(hostOf(orgId), { maintenance: [window] }),
    mintCode: async (...args) => access.mintHandoffCode(...args),
    passTime: async (ms) => void (now += ms),
    loseNotifications: async () => access.loseNotifications(),
    regainNotifications: async () => access.regainNotifications(),
    setUnreachable: async (unreachable) => access.setUnreachable(unreachable),
    close: async () => undefined,
  };
});
