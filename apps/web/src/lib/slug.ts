const slugPattern = /^[a-z0-9][a-z0-9-]{1,46}[a-z0-9]$/;

/** Suggests an address for an organisation's name: `Åsa & Söhne GmbH` becomes `asa-sohne-gmbh`. Empty where nothing of it can be used. */
export function suggestSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 48)
    .replace(/-+$/, '');
}

/** What is wrong with the address, as a sentence; undefined where nothing is. */
export function slugProblem(slug: string): string | undefined {
  if (slug.length < 3) return 'Use 3 characters or more.';
  if (slugPattern.test(slug)) return undefined;
  return 'Use lower-case letters, digits and hyphens, with no hyphen at either end.';
}
