/** What a person used. Either the platform's tariff prices the quantity, or the bot names the amount. */
export interface Usage {
  readonly userId: string;
  readonly quantity: number;
  /** such as `tokens` or `minutes` */
  readonly unit: string;
  /** in the currency's smallest unit: cents */
  readonly amountMinor?: number;
  /** ISO 4217, with `amountMinor` */
  readonly currency?: string;
  /** for the invoice */
  readonly description: string;
}

/** Why the platform takes no charge; the bot shows it and doesn't do the work. */
export const USAGE_REFUSALS = ['BILLING.INSUFFICIENT_CREDITS', 'BILLING.CREDIT_LIMIT', 'BILLING.CAP_REACHED'] as const;
export type UsageRefusal = (typeof USAGE_REFUSALS)[number];

export type UsageResult =
  { readonly charged: true; readonly charge: unknown } | { readonly charged: false; readonly code: UsageRefusal };

export interface UsageReporterOptions {
  /** `PLATFORM_URL` */
  readonly platformUrl: string;
  /** `PROVISION_SECRET`, which is the instance's secret in both directions */
  readonly secret: string;
  /** for tests; the global `fetch` by default */
  readonly fetch?: typeof fetch;
}

/**
 * Reports what somebody used.
 * @param idempotencyKey names this one use: reported again with the same key, it is charged once
 * @throws Error where the platform gave no answer, or one that is neither; report it again with the same key
 */
export type ReportUsage = (usage: Usage, idempotencyKey: string) => Promise<UsageResult>;

const TIMEOUT_MS = 10_000;

/** Makes the reporter for `POST {PLATFORM_URL}/internal/usage`. */
export function createUsageReporter({ platformUrl, secret, fetch: send = fetch }: UsageReporterOptions): ReportUsage {
  const url = `${platformUrl.replace(/\/+$/, '')}/internal/usage`;
  return async (usage, idempotencyKey) => {
    const response = await send(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secret}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify(usage),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = (await response.json().catch(() => undefined)) as { code?: unknown } | undefined;
    if (response.ok) return { charged: true, charge: answer };
    const code = USAGE_REFUSALS.find((refusal) => refusal === answer?.code);
    if (code) return { charged: false, code };
    throw new Error(`The platform answered a report of usage with ${response.status}.`);
  };
}
