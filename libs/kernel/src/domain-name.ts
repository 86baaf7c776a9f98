import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { DomainError } from './domain-error.ts';

/** Letters, digits and inner hyphens, at most 63 of them (RFC 1035 §2.3.1). */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The one form in which domain names are stored and compared: lower case, Punycode (UTS #46), no dot at the end. It has two
 * labels or more, and is the name of something on the internet: no address, and nothing below `localhost`.
 * Example: `München.Example.` becomes `xn--mnchen-3ya.example`.
 * @throws DomainError DOMAIN.INVALID naming `field`.
 */
export function normalizeDomain(text: string, field = 'domain'): string {
  const trimmed = text.trim().replace(/\.$/, '');
  // What the parser of addresses would leave out or cut off: a domain is the whole of what was written.
  const domain = /[\s/\\?#@:\p{Cc}]/u.test(trimmed) ? '' : domainToASCII(trimmed);
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  const isName =
    domain.length <= 253 &&
    labels.length >= 2 &&
    labels.every((each) => label.test(each)) &&
    isIP(domain) === 0 &&
    !/^[0-9]+$/.test(last) &&
    last !== 'localhost';
  if (!isName) throw new DomainError('DOMAIN.INVALID', { field });
  return domain;
}
