import { DomainError } from '@moorage/kernel';
import { Type } from 'class-transformer';
import { IsString, ValidateNested } from 'class-validator';
import { createValidationPipe } from './validation.ts';

class Item {
  @IsString() name: string;
}
class Body {
  @IsString() text: string;
  @ValidateNested({ each: true }) @Type(() => Item) items: Item[];
}

describe('the validation of what is sent', () => {
  const pipe = createValidationPipe();
  const fieldsOf = (value: unknown, type: 'body' | 'query' | 'param' = 'body'): Promise<unknown> =>
    pipe.transform(value, { type, metatype: type === 'param' ? String : Body }).then(
      () => [],
      (error: unknown) => {
        expect(error).toMatchObject({ code: 'REQUEST.INVALID' });
        return ((error as DomainError).data['errors'] as { field: string }[]).map(({ field }) => field);
      },
    );

  it('takes any whole text', async () => {
    expect(await fieldsOf({ text: 'Zoë 👩‍👩‍👧‍👦 \u202e\n', items: [{ name: '' }] })).toEqual([]);
  });

  it.each(['a\u0000b', 'a\ud800b', '\udc00'])('names each text that no database keeps', async (text) => {
    expect(await fieldsOf({ text, items: [{ name: 'x' }, { name: text }] })).toEqual(['text', 'items[1].name']);
    expect(await fieldsOf({ text, items: [] }, 'query')).toEqual(['text']);
    // What is in a path names something that isn't there.
    expect(await fieldsOf(text, 'param')).toEqual([]);
  });

  it('is not led into the depth', async () => {
    let deep: unknown = '\u0000';
    for (let i = 0; i < 100; i += 1) deep = [deep];
    expect(await fieldsOf({ text: 'x', items: [], deep })).toEqual(['deep']);
  });
});
