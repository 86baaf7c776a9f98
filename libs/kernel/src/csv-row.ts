/**
 * What has to be done about a text in a CSV file. Written so that Postgres reads the sources of the two as JavaScript does:
 * a long export is rendered there, by the same rules.
 */
export const csvRules = {
  /** What a spreadsheet takes for the beginning of a formula: gets an apostrophe in front. */
  formula: /^[=+\-@\t\r\n＝＋－＠]/,
  /** What is put in quotes, with its own doubled. */
  quoted: /[",\r\n]/,
};

/**
 * One record of a CSV file (RFC 4180), with its line end. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front: names are written by whoever they belong to.
 */
export function csvRow(fields: readonly (string | number | boolean | null | undefined)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

function csvField(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = csvRules.formula.test(value) ? `'${value}` : value;
  return csvRules.quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
