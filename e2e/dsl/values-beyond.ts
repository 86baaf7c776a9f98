import { fieldsOfObject, type Schema } from './api-routes.ts';

/** A value, and what is wrong with it in a word or two. */
export type Flawed = readonly [what: string, value: unknown];

const unkeepable: readonly Flawed[] = [
  ['a NUL', 'a\u0000b'],
  ['half of a surrogate pair', 'a\ud800b'],
  ['the other half', '\udc00'],
];

/** For what people are told apart by. Free text may hold it: joiners make one picture of several. */
const invisible: readonly Flawed[] = [
  ['a control character', 'a\u0001b'],
  ['a zero-width space', 'a\u200bb'],
  ['a bidirectional override', '\u202eevil'],
  ['a byte-order mark', '\ufeff'],
  ['nothing but spaces', ' '.repeat(300)],
];

/** Dates that are none, and moments that are no moments in RFC 3339. */
const noMoments = [
  'yesterday',
  '2026-02-30T12:00:00Z',
  '2026-01-01',
  '0000-00-00T00:00:00Z',
  '2026-03-01T12:00',
  '1e3',
];

const noUuids = [
  'nothing',
  '00000000-0000-7000-8000-00000000000',
  '{00000000-0000-7000-8000-000000000000}',
  '0'.repeat(36),
];

const typesOf = ({ type }: Schema): readonly string[] => [type ?? []].flat();
const isText = (schema: Schema): boolean => typesOf(schema).includes('string');

/**
 * Values of the right type that the schema rules out, at the limit and far beyond it.
 * @param free whether people write in it what they like
 */
export function valuesBeyond(schema: Schema, free = false): Flawed[] {
  const types = typesOf(schema);
  const { enum: choices, format, maxLength, minLength, minimum, maximum, minItems, maxItems } = schema;
  if (choices !== undefined) {
    return ['', 'NOT_A_CHOICE', ` ${choices[0]}`, `${choices[0]}\u200b`, String(choices[0]) + '\u0000'].map((value) => [
      `no choice: ${JSON.stringify(value)}`,
      value,
    ]);
  }
  if (types.includes('array')) {
    return [
      ...(minItems === undefined ? [] : [['too few', []] as const]),
      ...(maxItems === undefined
        ? []
        : [['too many', Array.from({ length: maxItems + 1 }, (_, i) => `a${i}@example.test`)] as const]),
      ['far too many', Array.from({ length: 5_000 }, (_, i) => `a${i}@example.test`)],
    ];
  }
  if (types.includes('number') || types.includes('integer')) {
    return [
      ...(minimum === undefined ? [] : [['too small', minimum - 1] as const]),
      ...(maximum === undefined ? [] : [['too large', maximum + 1] as const]),
      ['a fraction', (minimum ?? 0) + 0.5],
      ['a number in quotes', '7'],
      ['beyond any integer', 1e300],
    ];
  }
  if (!types.includes('string')) return [];
  if (format === 'date-time') return noMoments.map((value) => [`no moment: ${value}`, value]);
  if (format === 'uuid') return noUuids.map((value) => [`no id: ${value}`, value]);
  return [
    ...(maxLength === undefined ? [] : [['one too long', 'x'.repeat(maxLength + 1)] as const]),
    ...(minLength === undefined ? [] : [['empty', ''] as const]),
    ['far too long', 'x'.repeat(100_000)],
    ['far too long, and of two units each', '😀'.repeat(5_000)],
    // A pattern that reads a text anew from each of its letters is at this one for a minute.
    ['far too long, with a line break at its end', `${'x'.repeat(200_000)}\n`],
    ...unkeepable,
    ...(free ? [] : invisible),
  ];
}

/** Values that lie at the schema's limits and inside of them; texts are of ordinary letters. */
export function valuesAtLimit(schema: Schema): Flawed[] {
  const { enum: choices, format, maxLength, minLength = 0, minimum, maximum } = schema;
  if (choices !== undefined) return [];
  if (isText(schema) && format === undefined && maxLength !== undefined) {
    return [
      ['the longest', 'x'.repeat(maxLength)],
      ['the longest, accented', 'é'.repeat(maxLength)],
      ...(minLength > 0 ? [['the shortest', 'x'.repeat(minLength)] as const] : []),
    ];
  }
  return [
    ...(minimum === undefined ? [] : [['the least', minimum] as const]),
    ...(maximum === undefined ? [] : [['the most', maximum] as const]),
  ];
}

/** What must be said of a field, so that clients can keep to it; undefined where it is. */
export function unsaid(schema: Schema): string | undefined {
  const { enum: choices, format, maxLength, minimum, maximum, pattern, maxItems, items } = schema;
  if (choices !== undefined || format === 'uuid' || format === 'date-time' || format === 'date') return undefined;
  const fields = fieldsOfObject(schema);
  if (fields !== undefined) return Object.values(fields).map(unsaid).find(Boolean);
  const types = typesOf(schema);
  if (types.includes('array')) {
    if (items?.enum === undefined && maxItems === undefined) return 'how many there may be';
    if (items === undefined) return 'of what it is';
    return items.$ref === undefined ? unsaid(items) : undefined;
  }
  if (types.includes('string'))
    return maxLength === undefined && pattern === undefined ? 'how long it may be' : undefined;
  if (types.includes('number') || types.includes('integer'))
    return minimum === undefined || maximum === undefined ? 'from where to where it goes' : undefined;
  return types.includes('boolean') ? undefined : 'what it is';
}
