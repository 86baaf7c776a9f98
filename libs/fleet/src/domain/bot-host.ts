/** The host name of a bot: `<slug>.<botsDomain>`, without the port that the domain may carry. */
export function botHostOf(slug: string, botsDomain: string): string {
  return `${slug}.${domainName(botsDomain)}`;
}

/** Where a browser opens it; the platform's scheme is the bots' too. */
export function botOriginOf(
  slug: string,
  { platformUrl, botsDomain }: { platformUrl: string; botsDomain: string },
): string {
  return `${new URL(platformUrl).protocol}//${slug}.${botsDomain}`;
}

/** The slug of a bot's host name; undefined for any other host. */
export function slugOfHost(host: string, botsDomain: string): string | undefined {
  const suffix = `.${domainName(botsDomain)}`;
  const slug = host.endsWith(suffix) ? host.slice(0, -suffix.length) : '';
  return /^[a-z0-9][a-z0-9-]*$/.test(slug) ? slug : undefined;
}

function domainName(botsDomain: string): string {
  return botsDomain.replace(/:\d+$/, '');
}
