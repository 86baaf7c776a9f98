import { randomUUID } from 'node:crypto';
import type { BotEndpoint, BotMember, BotProvisioner, BotUser } from '../application/ports/bot-provisioner.port.ts';

export interface BotProvisionerWorld {
  readonly provisioner: BotProvisioner;
  /** A bot that keeps the protocol. */
  readonly bot: BotEndpoint;
  /** An address at which nobody listens. */
  readonly nowhere: string;
  close(): Promise<void>;
}

/** Every adapter of {@link BotProvisioner} passes this suite, against a bot that keeps the provision protocol. */
export function describeBotProvisioner(adapter: string, openWorld: () => Promise<BotProvisionerWorld>): void {
  describe(`${adapter} as BotProvisioner`, () => {
    let world: BotProvisionerWorld;

    beforeAll(async () => {
      world = await openWorld();
    });
    afterAll(() => world.close());

    const aUser = (name: string): BotUser => ({ id: randomUUID(), email: `${randomUUID()}@example.test`, name });
    const byId = (members: BotMember[]) => new Map(members.map((each) => [each.userId, each]));

    async function aCompany() {
      const owner = aUser('Olive Owner');
      const request = { tenantId: randomUUID(), tenantName: 'Acme', adminUser: owner };
      const { companyId } = await world.provisioner.provisionCompany(world.bot, request);
      return { owner, request, companyId };
    }
    const membersOf = async (companyId: string) => byId(await world.provisioner.listMembers(world.bot, companyId));

    it('makes a company once for a tenant, with its first owner', async () => {
      const { owner, request, companyId } = await aCompany();
      expect(await world.provisioner.provisionCompany(world.bot, request)).toEqual({ companyId });
      expect([...(await membersOf(companyId)).values()]).toEqual([
        { userId: owner.id, role: 'owner', status: 'active' },
      ]);
      expect((await aCompany()).companyId).not.toBe(companyId);
    });

    it('adds, changes and removes a member, and may say each twice', async () => {
      const { companyId } = await aCompany();
      const carl = aUser('Carl Colléague');
      for (let time = 0; time < 2; time++) await world.provisioner.addMember(world.bot, companyId, carl, 'member');
      expect((await membersOf(companyId)).get(carl.id)).toEqual({ userId: carl.id, role: 'member', status: 'active' });
      for (let time = 0; time < 2; time++) await world.provisioner.changeRole(world.bot, companyId, carl.id, 'admin');
      expect((await membersOf(companyId)).get(carl.id)?.role).toBe('admin');
      for (let time = 0; time < 2; time++) await world.provisioner.removeMember(world.bot, companyId, carl.id);
      expect((await membersOf(companyId)).has(carl.id)).toBe(false);
    });

    it('says of a company that the bot doesn’t know that it was refused', async () => {
      const refused = expect.objectContaining({ code: 'BOT.REFUSED', data: { status: 404 } });
      await expect(world.provisioner.addMember(world.bot, 'no-such-company', aUser('Carl'), 'member')).rejects.toEqual(
        refused,
      );
      await expect(world.provisioner.listMembers(world.bot, 'no-such-company')).rejects.toEqual(refused);
    });

    it('says of a wrong secret that it was refused, without telling it', async () => {
      const stranger = { ...world.bot, provisionSecret: 'quite-another-secret' };
      const error: unknown = await world.provisioner.listMembers(stranger, 'any').catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'BOT.REFUSED', data: { status: 401 } });
      expect(JSON.stringify(error)).not.toContain('quite-another-secret');
    });

    it('says of a bot that isn’t there that it is unreachable', async () => {
      const { adminUser, ...tenant } = (await aCompany()).request;
      await expect(
        world.provisioner.provisionCompany({ ...world.bot, baseUrl: world.nowhere }, { ...tenant, adminUser }),
      ).rejects.toMatchObject({ code: 'BOT.UNREACHABLE' });
    });
  });
}
