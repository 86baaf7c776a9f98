import { PublicSuffixList } from '../application/ports/public-suffix-list.port.ts';

const suffixes = ['co.uk', 'github.io'];

/** A list of two suffixes with two labels; each single label is one, too. */
export class ShortPublicSuffixList extends PublicSuffixList {
  override registrableDomain(domain: string): string | undefined {
    const labels = domain.split('.');
    const suffixLength = suffixes.includes(labels.slice(-2).join('.')) ? 2 : 1;
    return labels.length > suffixLength ? labels.slice(-suffixLength - 1).join('.') : undefined;
  }
}
