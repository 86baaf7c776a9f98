/** Those in whose name or address a word begins as it was typed, whatever the accents and capitals; all where nothing was. */
export function matchingOrganizations<Organization extends { readonly name: string; readonly slug: string }>(
  organizations: readonly Organization[],
  search: string,
): readonly Organization[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return organizations.filter(({ name, slug }) => {
    const text = ` ${plain(name)} ${slug.replaceAll('-', ' ')} ${slug}`;
    return words.every((word) => text.includes(` ${word}`));
  });
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}
