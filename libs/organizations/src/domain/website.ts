/** Longer than any address people would read out. */
const maxLength = 200;

/** The address of an organisation's website as it is kept, or what is wrong with it. */
export type ParsedWebsite = { readonly url: string } | { readonly problem: string };

/**
 * `Acme.example/` and `https://acme.example` are kept as `https://acme.example`: lower-case host in ASCII, no fragment,
 * no slash at the end. A look-alike host shows itself, since it is kept in its encoded form (RFC 5891).
 */
export function parseWebsite(text: string): ParsedWebsite {
  const typed = text.trim();
  if (typed.length > maxLength) return { problem: `Use ${maxLength} characters or fewer.` };
  const url = toUrl(/^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`);
  // A scheme is read off `acme.example:8443` as well.
  if (url === undefined || url.protocol !== 'https:')
    return { problem: 'Use an https address, such as https://acme.example.' };
  if (url.username !== '' || url.password !== '') return { problem: 'Leave user name and password out.' };
  if (!isPublicName(url.hostname)) return { problem: 'Use the name of a website, such as acme.example.' };
  url.hash = '';
  const normalised = url.pathname === '/' && url.search === '' ? url.origin : url.href;
  return normalised.length > maxLength ? { problem: `Use ${maxLength} characters or fewer.` } : { url: normalised };
}

function toUrl(text: string): URL | undefined {
  return URL.canParse(text) && !/[\s\p{Cc}\p{Cf}]/u.test(text) ? new URL(text) : undefined;
}

/** Names with a dot whose last label is none of an IP address. */
function isPublicName(host: string): boolean {
  return /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host);
}
