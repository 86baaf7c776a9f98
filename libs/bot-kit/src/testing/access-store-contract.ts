import { agent, user } from '../access/access.ts';
import type { AccessStore, AccessTransaction } from '../access/access-store.port.ts';

/**
 * What every `AccessStore` must do; run it in a Jest spec of the adapter.
 * @param open makes an empty store for each test
 */
export function accessStoreContract(name: string, open: () => AccessStore | Promise<AccessStore>): void {
  const ada = user('ada');

  describe(`${name} keeps the access store contract`, () => {
    let store: AccessStore;
    const inTransaction = <T>(work: (tx: AccessTransaction) => Promise<T>) => store.transaction(work);
    beforeEach(async () => {
      store = await open();
    });

    it('finds nothing at first', async () => {
      await inTransaction(async (tx) => {
        expect(await tx.findMembership('c1', ada)).toBeUndefined();
        expect(await tx.membershipsIn('c1')).toEqual([]);
        expect(await tx.membershipsOf(ada)).toEqual([]);
        expect(await tx.grantsOf('c1', ada)).toEqual([]);
        expect(await tx.countActiveOwners('c1')).toBe(0);
        expect(await tx.countOwnedBy('ada')).toBe(0);
        expect(await tx.instanceAdmins()).toEqual([]);
      });
    });

    it('puts a membership, and replaces its role and status', async () => {
      const membership = { companyId: 'c1', principal: ada, role: 'member', status: 'pending' } as const;
      await inTransaction((tx) => tx.putMembership(membership));
      await inTransaction((tx) => tx.putMembership({ ...membership, role: 'admin', status: 'active' }));

      expect(await inTransaction((tx) => tx.findMembership('c1', ada))).toEqual({
        ...membership,
        role: 'admin',
        status: 'active',
      });
    });

    it('lists by company and by principal, in order, and keeps a user apart from an agent of the same id', async () => {
      await inTransaction(async (tx) => {
        for (const companyId of ['c2', 'c1']) {
          for (const principal of [user('b'), agent('b'), user('B'), user('a')]) {
            await tx.putMembership({ companyId, principal, role: 'member', status: 'active' });
          }
        }
      });

      const inCompany = await inTransaction((tx) => tx.membershipsIn('c1'));
      expect(inCompany.map((m) => m.principal)).toEqual([agent('b'), user('B'), user('a'), user('b')]);
      const ofUser = await inTransaction((tx) => tx.membershipsOf(user('b')));
      expect(ofUser.map((m) => m.companyId)).toEqual(['c1', 'c2']);
    });

    it('counts active owners that are users', async () => {
      await inTransaction(async (tx) => {
        const put = (id: string, companyId: string, status: 'active' | 'suspended') =>
          tx.putMembership({ companyId, principal: user(id), role: 'owner', status });
        await put('a', 'c1', 'active');
        await put('b', 'c1', 'active');
        await put('c', 'c1', 'suspended');
        await put('a', 'c2', 'active');
        await put('a', 'c3', 'suspended');
        await tx.putMembership({ companyId: 'c1', principal: user('d'), role: 'admin', status: 'active' });
        await tx.putMembership({ companyId: 'c1', principal: agent('a'), role: 'owner', status: 'active' });

        expect(await tx.countActiveOwners('c1')).toBe(2);
        expect(await tx.countOwnedBy('a')).toBe(2);
        expect(await tx.countOwnedBy('c')).toBe(0);
      });
    });

    it('replaces grants with their scopes, in order, and deletes them with the membership', async () => {
      const grants = [{ key: 'tasks:assign' }, { key: 'agents:create', scope: { project: ['p"1', 'p2'] } }] as const;
      await inTransaction(async (tx) => {
        await tx.putMembership({ companyId: 'c1', principal: ada, role: 'member', status: 'active' });
        await tx.replaceGrants('c1', ada, [{ key: 'costs:view' }]);
        await tx.replaceGrants('c1', ada, grants);
      });

      expect(await inTransaction((tx) => tx.grantsOf('c1', ada))).toEqual([grants[1], grants[0]]);
      expect(await inTransaction((tx) => tx.grantsOf('c2', ada))).toEqual([]);
      await inTransaction(async (tx) => {
        await tx.putMembership({ companyId: 'c1', principal: ada, role: 'owner', status: 'active' });
      });
      expect(await inTransaction((tx) => tx.grantsOf('c1', ada))).toHaveLength(2);
      await inTransaction((tx) => tx.deleteMembership('c1', ada));
      expect(await inTransaction((tx) => tx.grantsOf('c1', ada))).toEqual([]);
    });

    it('adds and removes instance admins, each once', async () => {
      await inTransaction(async (tx) => {
        for (const id of ['b', 'a', 'b']) await tx.addInstanceAdmin(id);
        expect(await tx.instanceAdmins()).toEqual(['a', 'b']);
        await tx.removeInstanceAdmin('a');
        await tx.removeInstanceAdmin('nobody');
        expect(await tx.isInstanceAdmin('a')).toBe(false);
        expect(await tx.isInstanceAdmin('b')).toBe(true);
      });
    });

    it('undoes all of a transaction that throws, and throws on', async () => {
      await inTransaction((tx) =>
        tx.putMembership({ companyId: 'c1', principal: ada, role: 'member', status: 'active' }),
      );

      const failing = inTransaction(async (tx) => {
        await tx.putMembership({ companyId: 'c1', principal: ada, role: 'owner', status: 'active' });
        await tx.replaceGrants('c1', ada, [{ key: 'costs:view' }]);
        await tx.addInstanceAdmin('ada');
        throw new Error('changed my mind');
      });

      await expect(failing).rejects.toThrow('changed my mind');
      await inTransaction(async (tx) => {
        expect((await tx.findMembership('c1', ada))?.role).toBe('member');
        expect(await tx.grantsOf('c1', ada)).toEqual([]);
        expect(await tx.isInstanceAdmin('ada')).toBe(false);
      });
    });

    it('is serialisable: of two transactions that read and then write, one sees the other', async () => {
      const joinIfEmpty = (id: string) =>
        inTransaction(async (tx) => {
          if ((await tx.membershipsIn('c1')).length > 0) return;
          await tx.putMembership({ companyId: 'c1', principal: user(id), role: 'owner', status: 'active' });
        });

      await Promise.all(Array.from({ length: 10 }, (_, i) => joinIfEmpty(`u${i}`)));

      expect(await inTransaction((tx) => tx.membershipsIn('c1'))).toHaveLength(1);
    });
  });
}
