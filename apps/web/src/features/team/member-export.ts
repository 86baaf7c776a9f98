/** Where the list of members is downloaded as it is shown; a browser's download names its tenant in the address. */
export function memberExportAddress(slug: string, filter: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams({ tenant: slug });
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value);
  return `/api/members/export.csv?${query}`;
}
