import type { LogLine } from '@moorage/api-client';

/** A line with a number of its own, by which React tells it from others. */
export interface NumberedLine extends LogLine {
  readonly number: number;
}

export interface LogBuffer {
  readonly lines: readonly NumberedLine[];
  readonly nextNumber: number;
}

export const emptyLog: LogBuffer = { lines: [], nextNumber: 1 };

/** More than anybody reads, and few enough to be drawn. */
const linesKept = 2_000;

export function appendLines(buffer: LogBuffer, added: readonly LogLine[]): LogBuffer {
  const numbered = added.map((line, index) => ({ ...line, number: buffer.nextNumber + index }));
  return { lines: [...buffer.lines, ...numbered].slice(-linesKept), nextNumber: buffer.nextNumber + added.length };
}

export function matchingLines(buffer: LogBuffer, search: string): readonly NumberedLine[] {
  const wanted = search.trim().toLowerCase();
  return wanted === '' ? buffer.lines : buffer.lines.filter(({ text }) => text.toLowerCase().includes(wanted));
}
