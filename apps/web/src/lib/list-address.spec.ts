import {
  chosenOption,
  filterOf,
  knownValue,
  nextSorting,
  sortingOf,
  withCursor,
  withListChange,
} from './list-address.ts';

const address = (text: string) => new URLSearchParams(text);

describe('the address of a list', () => {
  it('goes back to the first page when the search changes', () => {
    expect(withListChange(address('cursor=c2&role=ADMIN'), { search: 'ada' }).toString()).toBe('role=ADMIN&search=ada');
  });

  it('forgets what was emptied', () => {
    expect(withListChange(address('search=ada&role=ADMIN'), { search: '', role: undefined }).toString()).toBe('');
  });

  it('keeps the filters from page to page', () => {
    expect(withCursor(address('role=ADMIN&cursor=c1'), 'c2').toString()).toBe('role=ADMIN&cursor=c2');
    expect(withCursor(address('role=ADMIN&cursor=c1'), undefined).toString()).toBe('role=ADMIN');
  });

  it('takes no filter that it does not know', () => {
    expect(knownValue(address('role=KING'), 'role', ['OWNER', 'ADMIN'])).toBeUndefined();
    expect(knownValue(address('role=ADMIN'), 'role', ['OWNER', 'ADMIN'])).toBe('ADMIN');
  });

  it('asks for what is chosen of a filter, and for nothing else', () => {
    const options = [
      { value: 'pending', label: 'Pending' },
      { value: 'revoked', label: 'Revoked' },
    ];
    expect(chosenOption(address('status=revoked'), 'status', options)).toBe('revoked');
    expect(filterOf(address('status=revoked&role=ADMIN'), 'status', options)).toEqual({ status: 'revoked' });
    expect(filterOf(address('status=gone'), 'status', options)).toEqual({});
    expect(filterOf(address(''), 'status', options)).toEqual({});
  });

  it('sorts by what was clicked, and turns round at the second click', () => {
    const standard = { sort: 'name', direction: 'asc' } as const;
    const first = sortingOf(address('sort=shoe-size'), ['name', 'email'], standard);
    expect(first).toEqual(standard);
    expect(nextSorting(first, 'email')).toEqual({ sort: 'email', direction: 'asc' });
    expect(nextSorting({ sort: 'email', direction: 'asc' }, 'email')).toEqual({ sort: 'email', direction: 'desc' });
    expect(sortingOf(address('sort=email&direction=desc'), ['name', 'email'], standard)).toEqual({
      sort: 'email',
      direction: 'desc',
    });
  });
});
