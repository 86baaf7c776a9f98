import { DomainError, isUuid } from '@moorage/kernel';

/** ASCII alone, so that no look-alike, full-width or invisible character can pass for another organisation's address. */
const pattern = /^[a-z0-9][a-z0-9-]{1,46}[a-z0-9]$/;

/** Host names that belong to the platform, or that people would take for it. */
const reserved: ReadonlySet<string> = new Set([
  'about',
  'account',
  'accounts',
  'admin',
  'administrator',
  'api',
  'app',
  'apps',
  'assets',
  'auth',
  'autoconfig',
  'autodiscover',
  'billing',
  'blog',
  'bot',
  'bots',
  'cdn',
  'console',
  'dashboard',
  'demo',
  'dev',
  'dns',
  'docs',
  'download',
  'events',
  'ftp',
  'git',
  'health',
  'help',
  'host',
  'imap',
  'internal',
  'invite',
  'isatap',
  'localhost',
  'login',
  'logout',
  'mail',
  'metrics',
  'moorage',
  'mta-sts',
  'new',
  'news',
  'ns1',
  'ns2',
  'oauth',
  'oidc',
  'org',
  'orgs',
  'personal',
  'platform',
  'pop',
  'pop3',
  'postmaster',
  'proxy',
  'public',
  'register',
  'registry',
  'root',
  'saml',
  'scim',
  'secure',
  'security',
  'shop',
  'sign-in',
  'sign-up',
  'signin',
  'signup',
  'smtp',
  'sso',
  'staging',
  'static',
  'status',
  'store',
  'support',
  'system',
  'test',
  'webhooks',
  'webmail',
  'wpad',
  'www',
]);

/**
 * Checks an address as it was typed; nothing is repaired, so that what people see is what they get.
 * @throws DomainError ORG.SLUG_INVALID, ORG.SLUG_RESERVED naming `slug`.
 */
export function parseSlug(text: string): string {
  // A label that starts with two letters and `--` is read as an encoded international name (RFC 5891 §4.2.3.1).
  // What looks like an id is taken for one in `x-tenant-id`: nobody could reach an organisation of that name.
  if (!pattern.test(text) || text.slice(2, 4) === '--' || isUuid(text))
    throw new DomainError('ORG.SLUG_INVALID', { field: 'slug' });
  if (reserved.has(text)) throw new DomainError('ORG.SLUG_RESERVED', { field: 'slug' });
  return text;
}
