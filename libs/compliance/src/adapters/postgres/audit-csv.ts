import { csvRow, csvRules } from '@moorage/kernel';

/**
 * The fields of an exported entry by their names, as SQL on the columns of a selection. Postgres renders the lines: as rows,
 * parsed and put together here, the entries of a long export would be mostly garbage to collect.
 */
const fields = {
  seq: 'seq',
  at: `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  category: textField('category'),
  action: textField('action'),
  actor_type: textField('actor_type'),
  actor_id: textField('actor_id'),
  actor: textField(`personal->>'actorLabel'`),
  target_type: textField('target_type'),
  target_id: textField('target_id'),
  target: textField(`personal->>'targetLabel'`),
  before: textField(`personal->>'before'`),
  after: textField(`personal->>'after'`),
  ip: textField(`personal->>'ip'`),
  request_id: textField('request_id'),
  erased: '(personal IS NULL)::text',
};

export const auditCsvHead = csvRow(Object.keys(fields));

/** An entry as a record with its line end, by the rules of `csvRow`; SQL. */
export const auditCsvLine = `concat(${Object.values(fields).join(`, ',', `)}, E'\\r\\n')`;

/** SQL of a text as `csvRow` writes it; null where the text is null. */
function textField(text: string): string {
  const { formula, quoted } = csvRules;
  const sign = `CASE WHEN (${text}) ~ '${formula.source}' THEN '''' ELSE '' END`;
  return `CASE WHEN (${text}) ~ '${quoted.source}'
               THEN '"' || ${sign} || replace(${text}, '"', '""') || '"'
               ELSE ${sign} || (${text}) END`;
}
