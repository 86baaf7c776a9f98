const looksLikeEmail = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/;

/** Takes addresses out of what was typed or pasted: separated by spaces, commas, semicolons or lines, also as `Name <address>`. */
export function readEmails(text: string): string[] {
  return withoutRepeats(allEmails(text));
}

/** How many were named again, in whatever case. */
export function countRepeats(text: string): number {
  const all = allEmails(text);
  return all.length - withoutRepeats(all).length;
}

function allEmails(text: string): string[] {
  const parts = [...text.matchAll(/<([^<>]+)>|([^\s,;<>]+)/g)].map((match) => match[1] ?? match[2] ?? '');
  const hasBrackets = text.includes('<');
  const candidates = hasBrackets ? parts.filter((part) => part.includes('@')) : parts;
  return candidates.map((part) => part.trim()).filter((part) => part !== '');
}

/** The same address in other capitals is the same address. */
function withoutRepeats(emails: readonly string[]): string[] {
  const seen = new Map(emails.map((email) => [email.toLowerCase(), email] as const).reverse());
  return emails.filter((email) => seen.get(email.toLowerCase()) === email && seen.delete(email.toLowerCase()));
}

export function isEmail(text: string): boolean {
  return text.length <= 254 && looksLikeEmail.test(text);
}
