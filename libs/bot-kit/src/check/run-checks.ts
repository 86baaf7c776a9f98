import { randomUUID } from 'node:crypto';
import { importJWK, type JWK, SignJWT } from 'jose';
import { ASSERTION_HEADER, type Identity, IDENTITY_HEADERS } from '../identity/identity-headers.ts';
import { BotClient } from './bot-client.ts';
import { type CheckContext, CheckFailure, type CheckRow, newPerson } from './check-row.ts';
import { healthRows } from './rows/health-rows.ts';
import { assertionRows, identityRows } from './rows/identity-rows.ts';
import { memberRows } from './rows/member-rows.ts';
import { provisionRows, removalRows } from './rows/provision-rows.ts';

export interface CheckOptions {
  readonly url: string;
  readonly secret: string;
  /** where the bot shows who is acting; `/` by default */
  readonly page?: string;
  /** 1,000 by default */
  readonly members?: number;
  /** for a bot that verifies assertions: a private Ed25519 key whose public half it finds at its `PLATFORM_JWKS_URL` */
  readonly assertion?: { readonly signingKey: JWK; readonly issuer: string; readonly audience: string };
}

export interface CheckResult {
  readonly row: string;
  readonly passed: boolean;
  readonly note: string;
}

/**
 * Runs the whole contract against a live bot, in a tenant of its own that it removes at the end. A row that fails stops
 * none of the others.
 */
export async function runChecks(options: CheckOptions): Promise<CheckResult[]> {
  const context = newContext(options);
  const assertions = options.assertion ? assertionRows : [];
  const rows = [...healthRows, ...provisionRows, ...identityRows, ...assertions, ...memberRows, ...removalRows];
  const results: CheckResult[] = [];
  for (const row of rows) results.push(await resultOf(row, context));
  return results;
}

async function resultOf(row: CheckRow, context: CheckContext): Promise<CheckResult> {
  try {
    return { row: row.name, passed: true, note: (await row.run(context)) ?? '' };
  } catch (error) {
    const note = error instanceof CheckFailure ? error.message : `the bot didn't answer: ${String(error)}`;
    return { row: row.name, passed: false, note };
  }
}

function newContext({ url, secret, page = '/', members = 1000, assertion }: CheckOptions): CheckContext {
  const tenantId = `check-${randomUUID().slice(0, 8)}`;
  return {
    client: new BotClient(url, secret),
    page,
    members,
    tenantId,
    admin: newPerson(tenantId, 'admin'),
    companyId: '',
    headersOf: async (person, changed) => {
      const identity: Identity = { ...person, userId: person.id, tenantId, role: 'member', ...changed };
      const headers: Record<string, string> = {
        [IDENTITY_HEADERS.userId]: identity.userId,
        [IDENTITY_HEADERS.email]: identity.email,
        [IDENTITY_HEADERS.name]: encodeURIComponent(identity.name),
        [IDENTITY_HEADERS.tenantId]: identity.tenantId,
        [IDENTITY_HEADERS.role]: identity.role,
      };
      if (assertion) headers[ASSERTION_HEADER] = await sign(identity, assertion);
      return headers;
    },
  };
}

async function sign(
  { userId, email, name, tenantId, role }: Identity,
  { signingKey, issuer, audience }: NonNullable<CheckOptions['assertion']>,
): Promise<string> {
  return new SignJWT({ email, name, tenant_id: tenantId, role })
    .setProtectedHeader({ alg: 'EdDSA', ...(signingKey.kid !== undefined && { kid: signingKey.kid }) })
    .setSubject(userId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importJWK(signingKey, 'EdDSA'));
}
