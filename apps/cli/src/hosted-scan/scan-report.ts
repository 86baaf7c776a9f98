import type { ScanReport } from './scan-folder.ts';

/** A line for each place, as compilers write theirs; control characters in names and sources can't reach the terminal. */
export function textOf({ findings, places, filesRead, tooLarge, unreadable }: ScanReport): string {
  const lines = findings.map(({ file, line, rule, excerpt }) => visible(`${file}:${line}: ${rule}: ${excerpt}`));
  if (places > findings.length) lines.push(`… and ${places - findings.length} more`);
  lines.push(...tooLarge.map((file) => visible(`not read, too large: ${file}`)));
  lines.push(...unreadable.map((reason) => visible(`not read: ${reason}`)));
  lines.push(`${places} unguarded in ${filesRead} files.`);
  return lines.map((line) => `${line}\n`).join('');
}

function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '?');
}
