import { matchingOrganizations } from './matching-organizations.ts';

const organizations = [
  { name: 'Übersee & Söhne', slug: 'uebersee' },
  { name: 'First Quay', slug: 'first-quay' },
  { name: 'Second Quay', slug: 'the-second' },
];
const found = (search: string) => matchingOrganizations(organizations, search).map(({ slug }) => slug);

describe('finding an organisation', () => {
  it.each([
    ['', ['uebersee', 'first-quay', 'the-second']],
    ['quay', ['first-quay', 'the-second']],
    ['QUAY sec', ['the-second']],
    ['uber', ['uebersee']],
    ['ueber', ['uebersee']],
    ['sohne', ['uebersee']],
    ['first-q', ['first-quay']],
    ['uay', []],
    ['quay nowhere', []],
  ])('by %j finds %j', (search, slugs) => {
    expect(found(search)).toEqual(slugs);
  });
});
