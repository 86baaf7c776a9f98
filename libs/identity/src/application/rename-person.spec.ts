import { PersonProfileChanged } from '@moorage/contracts';
import { IdentityBed } from '../testing/identity-bed.ts';
import { GetAccount, GetAccountHandler } from './get-account.ts';
import { RenamePerson, RenamePersonHandler } from './rename-person.ts';

describe('RenamePerson', () => {
  let bed: IdentityBed;
  beforeEach(() => {
    bed = new IdentityBed();
  });
  const rename = (id: string, name: string) =>
    new RenamePersonHandler(bed.accounts, bed.publisher, bed.live, bed.audit).execute(new RenamePerson(id, name));

  it('renames, and tells the others', async () => {
    const { id, email } = await bed.aPerson();
    expect(await rename(id, ' Kim   Reed-Jones ')).toMatchObject({ id, name: 'Kim Reed-Jones' });
    expect(bed.publisher.of(PersonProfileChanged).at(-1)).toEqual({ userId: id, email, name: 'Kim Reed-Jones' });
    expect(bed.audit.of('person.renamed')).toEqual([
      {
        action: 'person.renamed',
        target: { type: 'person', id, label: `Kim Reed-Jones <${email}>` },
        before: { name: 'Kim Reed' },
        after: { name: 'Kim Reed-Jones' },
      },
    ]);
    expect(await new GetAccountHandler(bed.accounts).execute(new GetAccount(id))).toMatchObject({
      name: 'Kim Reed-Jones',
    });
  });

  it('changes nothing for a person who has this name', async () => {
    const { id } = await bed.aPerson();
    const told = bed.publisher.events.length;
    expect(await rename(id, ' Kim  Reed ')).toMatchObject({ id, name: 'Kim Reed' });
    expect(bed.publisher.events).toHaveLength(told);
    expect(bed.audit.of('person.renamed')).toEqual([]);
  });

  it.each(['', '   ', 'a\u0000b', 'x'.repeat(129), '\u3164', 'Kim\uffa0Reed', '\ufe0f'])(
    'refuses the name %j',
    async (name) => {
      await expect(rename('user-1', name)).rejects.toMatchObject({ code: 'REQUEST.INVALID', data: { field: 'name' } });
    },
  );

  it('knows nobody who is not there', async () => {
    await expect(rename('user-1', 'Kim')).rejects.toMatchObject({ code: 'PERSON.NOT_FOUND' });
    const asked = new GetAccountHandler(bed.accounts).execute(new GetAccount('user-1'));
    await expect(asked).rejects.toMatchObject({ code: 'PERSON.NOT_FOUND' });
  });
});
