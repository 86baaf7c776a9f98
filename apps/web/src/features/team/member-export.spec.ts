import { memberExportAddress } from './member-export.ts';

it('asks for what the list shows, and for nothing that is not set', () => {
  expect(memberExportAddress('acme', { sort: 'name', direction: 'asc', search: 'ä & b', role: undefined })).toBe(
    '/api/members/export.csv?tenant=acme&sort=name&direction=asc&search=%C3%A4+%26+b',
  );
});
