import { FleetWorld, orgId, ownerId } from '../testing/fleet-world.ts';
import { BeginHandoff, BeginHandoffHandler } from './begin-handoff.ts';
import { HandoffCodes, type HandoffGrant } from './ports/handoff-codes.port.ts';

class RecordedCodes extends HandoffCodes {
  readonly grants: HandoffGrant[] = [];

  override issue(grant: HandoffGrant): Promise<string> {
    this.grants.push(grant);
    return Promise.resolve('the-code');
  }

  override forgetHost(): Promise<void> {
    throw new Error('A hand-off forgets nothing');
  }
}

describe('a hand-off', () => {
  let world: FleetWorld;
  let codes: RecordedCodes;
  const begin = (host: string, userId = ownerId) =>
    new BeginHandoffHandler(world.instances, world.tenants, codes, world.settings).execute(
      new BeginHandoff(host, 'state', userId, 'session-1'),
    );

  beforeEach(async () => {
    world = new FleetWorld();
    codes = new RecordedCodes();
    await world.organizationIsCreated();
  });

  it('of a member leads to the bot, with a code for this person, host and browser', async () => {
    expect(await begin('acme.localhost')).toEqual({
      kind: 'granted',
      code: 'the-code',
      botOrigin: 'http://acme.localhost:4400',
    });
    const { id: instanceId } = await world.instance();
    expect(codes.grants).toEqual([
      { instanceId, host: 'acme.localhost', stateNonceHash: 'state', userId: ownerId, platformSessionId: 'session-1' },
    ]);
  });

  it.each([
    'other.localhost',
    'acme.localhost.evil.example',
    'evil.example',
    'a.acme.localhost',
    '.localhost',
    'localhost',
    '',
  ])('to %j leads nowhere', async (host) => {
    expect(await begin(host)).toEqual({ kind: 'no-such-bot' });
    expect(codes.grants).toEqual([]);
  });

  it('of a stranger, or of somebody who was a member, is refused', async () => {
    expect(await begin('acme.localhost', 'somebody')).toEqual({ kind: 'not-a-member' });
    world.tenants.join({ ...(await world.tenants.findMembership(orgId, ownerId))!, status: 'SUSPENDED' });
    expect(await begin('acme.localhost')).toEqual({ kind: 'not-a-member' });
    expect(codes.grants).toEqual([]);
  });
});
