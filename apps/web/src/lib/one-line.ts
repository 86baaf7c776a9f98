/** What was typed into a field of several lines, for an API that takes one. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
