import { OrganizationsWorld } from '../testing/organizations-world.ts';
import { RecordMemberExport } from './record-member-export.ts';

it('says which members were taken away as a file', async () => {
  const world = new OrganizationsWorld();
  const { org } = await world.anOrg();
  await world.run(new RecordMemberExport(org.id, { role: 'ADMIN', sort: 'name' }));
  expect(world.audit.of('member-list.exported')).toEqual([
    {
      action: 'member-list.exported',
      orgId: org.id,
      target: { type: 'organization', id: org.id },
      after: { role: 'ADMIN', sort: 'name' },
    },
  ]);
});
