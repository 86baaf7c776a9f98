import { Injectable } from '@nestjs/common';
import { getDomain } from 'tldts';
import { PublicSuffixList } from '../../application/ports/public-suffix-list.port.ts';

/** The list as it stood when the package was published. Names of private registries, such as `github.io`, are on it too. */
@Injectable()
export class TldtsPublicSuffixList extends PublicSuffixList {
  override registrableDomain(domain: string): string | undefined {
    return getDomain(domain, { allowPrivateDomains: true, extractHostname: false }) ?? undefined;
  }
}
