import { randomUUID } from 'node:crypto';
import { allAtOnce } from '@moorage/kernel/testing';
import type { AccountRepository } from '../application/ports/account-repository.port.ts';
import type { NewAccount } from '../domain/account.ts';
import { newAccount } from './new-account.ts';
import type { StoreHarness } from './store-harness.ts';

const noon = new Date('2026-01-05T12:00:00.000Z');
const later = new Date('2026-01-05T13:00:00.000Z');

/** What every AccountRepository does. */
export function accountRepositoryContract(harness: () => StoreHarness<AccountRepository>): void {
  const write = <T>(work: (accounts: AccountRepository) => Promise<T>): Promise<T> =>
    harness().write(() => work(harness().store));
  const accounts = (): AccountRepository => harness().store;

  async function added(overrides: Partial<NewAccount> = {}): Promise<NewAccount> {
    const account = newAccount(overrides);
    await write((store) => store.add(account));
    return account;
  }

  it('adds an unverified account', async () => {
    const { id, email, name, createdAt } = await added();
    expect(await accounts().find(id)).toEqual({
      id,
      email,
      name,
      emailVerifiedAt: null,
      platformAdmin: false,
      sessionGeneration: 0,
      lastSeenAt: null,
      createdAt,
    });
  });

  it('adds one account per address, and leaves the first as it is', async () => {
    const { id, email } = await added({ name: 'First', passwordHash: 'first' });
    expect(await write((store) => store.add(newAccount({ email, name: 'Second' })))).toBe(false);
    expect(await accounts().findCredentials({ email })).toMatchObject({
      account: { id, name: 'First' },
      passwordHash: 'first',
    });
  });

  it('gives an address to exactly one of many who want it at once', async () => {
    const email = `${randomUUID()}@example.test`;
    const claims = Array.from({ length: 8 }, () => newAccount({ email }));
    const outcomes = await allAtOnce(claims, harness().write, (claim) => accounts().add(claim));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });

  it('adds an account whose address is proven', async () => {
    const account = newAccount();
    expect(await write((store) => store.addVerified(account))).toMatchObject({ id: account.id, emailVerifiedAt: noon });
  });

  it('lets proof take over an account that never was proven', async () => {
    const { id, email } = await added({ name: 'Squatter', passwordHash: 'squatted' });
    const taken = await write((store) =>
      store.addVerified(newAccount({ email, name: 'Owner', passwordHash: 'own', createdAt: later })),
    );
    expect(taken).toMatchObject({ id, name: 'Owner', emailVerifiedAt: later });
    expect(await accounts().findCredentials({ id })).toMatchObject({ passwordHash: 'own' });
  });

  it('leaves a verified account to its owner', async () => {
    const account = newAccount({ passwordHash: 'own' });
    await write((store) => store.addVerified(account));
    const { email } = account;
    expect(await write((store) => store.addVerified(newAccount({ email, passwordHash: 'other' })))).toBeUndefined();
    expect(await accounts().findCredentials({ email })).toMatchObject({ passwordHash: 'own' });
  });

  it('finds by id, by address, and many at once', async () => {
    const [a, b] = [await added(), await added()];
    expect(await accounts().findByEmail(a.email)).toMatchObject({ id: a.id });
    expect(await accounts().find(randomUUID())).toBeUndefined();
    expect(await accounts().findByEmail('nobody@example.test')).toBeUndefined();
    expect(await accounts().findCredentials({ email: 'nobody@example.test' })).toBeUndefined();
    const found = await accounts().findMany([a.id, b.id, randomUUID()]);
    expect(found.map(({ id }) => id).sort()).toEqual([a.id, b.id].sort());
  });

  it('lists the platform admins', async () => {
    const [admin] = [await added(), await added()];
    await write((store) => store.grantPlatformAdmin(admin.id));
    const ids = (await accounts().listPlatformAdmins()).map(({ id }) => id);
    expect(ids).toEqual([admin.id]);
    await harness().clear();
  });

  it('renames', async () => {
    const { id } = await added();
    expect(await write((store) => store.rename(id, 'Kim Reed-Jones'))).toMatchObject({ id, name: 'Kim Reed-Jones' });
    expect(await write((store) => store.rename(randomUUID(), 'Nobody'))).toBeUndefined();
  });

  it('says whether an address was proven for the first time, and keeps that moment', async () => {
    const { id } = await added();
    expect(await write((store) => store.verifyEmail(id, noon))).toMatchObject({
      account: { emailVerifiedAt: noon },
      first: true,
    });
    expect(await write((store) => store.verifyEmail(id, later))).toMatchObject({
      account: { emailVerifiedAt: noon },
      first: false,
    });
    expect(await write((store) => store.verifyEmail(randomUUID(), noon))).toBeUndefined();
  });

  it('replaces the password', async () => {
    const { id } = await added();
    await write((store) => store.setPassword(id, 'new'));
    expect(await accounts().findCredentials({ id })).toMatchObject({ passwordHash: 'new' });
  });

  it('knows whether a password was replaced meanwhile', async () => {
    const { id } = await added();
    await write((store) => store.setPassword(id, 'new'));
    expect(await write((store) => store.lockWhilePasswordIs(id, 'new'))).toBe(true);
    expect(await write((store) => store.lockWhilePasswordIs(id, 'old'))).toBe(false);
    expect(await write((store) => store.lockWhilePasswordIs(randomUUID(), 'new'))).toBe(false);
  });

  it('moves the session generation', async () => {
    const { id } = await added();
    await Promise.all([1, 2, 3].map(() => write((store) => store.bumpSessionGeneration(id))));
    expect(await accounts().find(id)).toMatchObject({ sessionGeneration: 3 });
  });

  it('grants platform admin, once', async () => {
    const { id } = await added();
    expect(await write((store) => store.grantPlatformAdmin(id))).toBe(true);
    expect(await accounts().find(id)).toMatchObject({ platformAdmin: true });
    expect(await write((store) => store.grantPlatformAdmin(id))).toBe(false);
    expect(await write((store) => store.grantPlatformAdmin(randomUUID()))).toBe(false);
    await harness().clear();
  });

  it('revokes platform admin of all but the last', async () => {
    const [a, b, ordinary] = [await added(), await added(), await added()];
    for (const { id } of [a, b]) await write((store) => store.grantPlatformAdmin(id));
    expect(await write((store) => store.revokePlatformAdmin(randomUUID()))).toBe('unknown');
    expect(await write((store) => store.revokePlatformAdmin(ordinary.id))).toBe('was-none');
    expect(await write((store) => store.revokePlatformAdmin(a.id))).toBe('revoked');
    expect(await write((store) => store.revokePlatformAdmin(a.id))).toBe('was-none');
    expect(await write((store) => store.revokePlatformAdmin(b.id))).toBe('last-one');
    expect(await accounts().find(b.id)).toMatchObject({ platformAdmin: true });
    await harness().clear();
  });

  it('leaves one platform admin when all of them are revoked at once', async () => {
    const admins = await Promise.all(Array.from({ length: 6 }, () => added()));
    for (const { id } of admins) await write((store) => store.grantPlatformAdmin(id));
    const outcomes = await allAtOnce(admins, harness().write, ({ id }) => accounts().revokePlatformAdmin(id));
    expect(outcomes.filter((outcome) => outcome === 'revoked')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'last-one')).toHaveLength(1);
    const left = await accounts().findMany(admins.map(({ id }) => id));
    expect(left.filter(({ platformAdmin }) => platformAdmin)).toHaveLength(1);
    await harness().clear();
  });
}
