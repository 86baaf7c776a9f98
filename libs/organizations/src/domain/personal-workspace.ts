/** What somebody's personal workspace is called, until they change it. */
export function personalNameOf(personName: string): string {
  return `${[...personName.trim()].slice(0, 100).join('').trim()}’s workspace`;
}

/**
 * An address made of a person's name: `Åsa Söhne` gives `asa-sohne`. It may be taken, reserved, or too short to be one;
 * then `suffix` makes another of it.
 */
export function personalSlugOf(personName: string, suffix?: string): string {
  const base = personName
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  if (suffix === undefined) return base;
  return `${base.length < 3 ? 'workspace' : base}-${suffix}`;
}
