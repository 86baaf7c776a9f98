import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { TenantDirectory } from '@moorage/contracts';
import { DomainError, brokenReasons, decodeCursor, encodeCursor, installationChain, isUuid } from '@moorage/kernel';
import type { AuditVerificationPage, AuditVerificationQuery, AuditVerificationView } from '../../http/audit.dto.ts';
import { ChainReader } from '../chain-reader.ts';

/** Follows chains from end to end: one, or all of the installation, some at a time. */
export class VerifyAudit extends Query<AuditVerificationPage> {
  constructor(readonly page: AuditVerificationQuery) {
    super();
  }
}

@QueryHandler(VerifyAudit)
export class VerifyAuditHandler implements IQueryHandler<VerifyAudit> {
  constructor(
    private readonly chains: ChainReader,
    private readonly tenants: TenantDirectory,
  ) {}

  /** @throws DomainError REQUEST.CURSOR_INVALID */
  async execute({ page: { org, cursor, limit } }: VerifyAudit): Promise<AuditVerificationPage> {
    if (org !== undefined) return { items: [await this.verify(org)] };
    const items: AuditVerificationView[] = [];
    let chain = await this.chains.chainAfter(cursor === undefined ? undefined : chainOf(cursor));
    for (let last = chain; chain !== undefined; last = chain, chain = await this.chains.chainAfter(chain)) {
      if (items.length === limit) return { items, nextCursor: encodeCursor([last ?? null]) };
      items.push(await this.verify(chain));
    }
    return { items };
  }

  private async verify(chain: string): Promise<AuditVerificationView> {
    const { broken, ...findings } = await this.chains.verify(chain);
    const org = chain === installationChain ? undefined : await this.tenants.findOrg(chain);
    return {
      chain,
      ...(org && { organization: { id: org.orgId, slug: org.slug, name: org.name } }),
      ...findings,
      ok: broken === undefined,
      ...(broken && { broken: { ...broken, detail: brokenReasons[broken.reason] } }),
    };
  }
}

function chainOf(cursor: string): string {
  const [chain] = decodeCursor(cursor, 1);
  if (typeof chain !== 'string' || !isUuid(chain)) throw new DomainError('REQUEST.CURSOR_INVALID', { field: 'cursor' });
  return chain;
}
