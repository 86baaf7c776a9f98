import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { csvRow, type PersonalPart } from '@moorage/kernel';
import { openDatabaseHarness, type DatabaseHarness } from '@moorage/platform/testing';
import { auditCsvHead } from './audit-csv.ts';
import { complianceEntities } from './audit.entity.ts';
import { AuditSelection } from './audit-selection.ts';

interface Written {
  readonly at: Date;
  readonly category: string;
  readonly action: string;
  readonly actor_type: string;
  readonly actor_id: string | null;
  readonly target_type: string | null;
  readonly target_id: string | null;
  readonly request_id: string | null;
  readonly personal: PersonalPart | null;
}

const hostile = [...`=+-@\t\r\n＝＋－＠",;'\\\`$%^ aß💥\u0301\u00a0\u2028\u200b\ufeff`];
// Postgres stores no NUL.
const anything = fc.string({ unit: 'binary', maxLength: 8 }).map((text) => text.replaceAll('\0', ''));
const text = fc.oneof(fc.string({ unit: fc.constantFrom(...hostile), maxLength: 6 }), anything);
const textOrNull = fc.option(text);
const state = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text)), {
  maxKeys: 3,
});
const personal = fc.record<PersonalPart>(
  { actorLabel: text, targetLabel: text, before: state, after: state, ip: text },
  { requiredKeys: [] },
);
const entry = fc.record<Written>({
  at: fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  category: text,
  action: text,
  actor_type: text,
  actor_id: textOrNull,
  target_type: textOrNull,
  target_id: textOrNull,
  request_id: textOrNull,
  personal: fc.option(personal),
});

describe('audit entries that Postgres writes as CSV', () => {
  let harness: DatabaseHarness;
  let selection: AuditSelection;

  beforeAll(async () => {
    harness = await openDatabaseHarness(complianceEntities);
    selection = new AuditSelection(harness.database);
  });
  afterAll(() => harness.close());

  /** Writes a chain of them and returns its id. */
  const written = async (entries: readonly Written[]): Promise<string> => {
    const chain = randomUUID();
    await harness.dataSource.query(
      `INSERT INTO audit_entries (chain, seq, at, category, action, actor_type, actor_id, target_type, target_id, request_id, personal, commitment, hash)
       SELECT $1, seq, at, category, action, actor_type, actor_id, target_type, target_id, request_id, NULLIF(personal, 'null'), '\\x00', '\\x00'
         FROM jsonb_to_recordset($2) AS entries (seq bigint, at timestamptz, category text, action text, actor_type text, actor_id text,
              target_type text, target_id text, request_id text, personal jsonb)`,
      [chain, JSON.stringify(entries.map((each, index) => ({ ...each, seq: index + 1 })))],
    );
    return chain;
  };

  /** The states as Postgres writes JSON, which has other spaces. */
  const statesOf = (chain: string): Promise<{ before: string | null; after: string | null }[]> =>
    harness.dataSource.query(
      `SELECT personal->>'before' AS before, personal->>'after' AS after FROM audit_entries WHERE chain = $1 ORDER BY seq`,
      [chain],
    );

  it('have the same lines as by csvRow, whatever is in them', async () => {
    const property = fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 20 }), async (entries) => {
      const chain = await written(entries);
      const states = await statesOf(chain);
      const lines = entries.map((each, index) =>
        csvRow([
          index + 1,
          each.at.toISOString(),
          each.category,
          each.action,
          each.actor_type,
          each.actor_id,
          each.personal?.actorLabel,
          each.target_type,
          each.target_id,
          each.personal?.targetLabel,
          states[index]?.before,
          states[index]?.after,
          each.personal?.ip,
          each.request_id,
          each.personal === null,
        ]),
      );
      expect(await selection.selectCsv(chain, {}, undefined, 100)).toEqual({
        lines: lines.toReversed().join(''),
        count: entries.length,
        last: 1,
      });
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it('have the fields that the head names, and their states as JSON', async () => {
    const before = { name: 'say "hi"', seats: 3 };
    const chain = await written([
      {
        at: new Date('2026-01-02T03:04:05.678Z'),
        category: 'SETTINGS',
        action: 'organization.renamed',
        actor_type: 'user',
        actor_id: 'u-ada',
        target_type: 'organization',
        target_id: 'o-crew',
        request_id: 'r-1',
        personal: { actorLabel: '=Ada', targetLabel: 'Crew, The', before, after: {}, ip: '192.0.2.1' },
      },
    ]);
    const { lines } = await selection.selectCsv(chain, {}, undefined, 10);
    expect(auditCsvHead + lines).toBe(
      'seq,at,category,action,actor_type,actor_id,actor,target_type,target_id,target,before,after,ip,request_id,erased\r\n' +
        `1,2026-01-02T03:04:05.678Z,SETTINGS,organization.renamed,user,u-ada,'=Ada,organization,o-crew,"Crew, The",` +
        `"{""name"": ""say \\""hi\\"""", ""seats"": 3}",{},192.0.2.1,r-1,false\r\n`,
    );
  });

  it('go on where the batch before ended, newest first', async () => {
    const one = { at: new Date(0), category: 'MEMBER', action: 'member.left', actor_type: 'user', actor_id: null };
    const none = { target_type: null, target_id: null, request_id: null, personal: null };
    const chain = await written(Array.from({ length: 5 }, () => ({ ...one, ...none })));
    const batch = async (before: number | undefined) => {
      const { lines, count, last } = await selection.selectCsv(chain, {}, before, 2);
      const seqs = lines
        .split('\r\n')
        .slice(0, -1)
        .map((line) => Number(line.split(',')[0]));
      return { seqs, count, last };
    };
    expect([await batch(undefined), await batch(4), await batch(2), await batch(1)]).toEqual([
      { seqs: [5, 4], count: 2, last: 4 },
      { seqs: [3, 2], count: 2, last: 2 },
      { seqs: [1], count: 1, last: 1 },
      { seqs: [], count: 0, last: undefined },
    ]);
  });
});
