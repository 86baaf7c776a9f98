/** How dates and numbers can be written: language and region (BCP 47). The words of the pages are English in each. */
export const formatLocales = [
  'en-GB',
  'en-US',
  'en-IN',
  'en-AU',
  'en-CA',
  'cs-CZ',
  'da-DK',
  'de-AT',
  'de-CH',
  'de-DE',
  'es-ES',
  'es-MX',
  'fi-FI',
  'fr-CA',
  'fr-FR',
  'hi-IN',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'nb-NO',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'sv-SE',
  'tr-TR',
  'zh-CN',
] as const;
export type FormatLocale = (typeof formatLocales)[number];

/** In which amounts can be shown (ISO 4217). */
export const displayCurrencies = [
  'AED',
  'AUD',
  'BRL',
  'CAD',
  'CHF',
  'CNY',
  'CZK',
  'DKK',
  'EUR',
  'GBP',
  'HKD',
  'INR',
  'JPY',
  'KRW',
  'MXN',
  'NOK',
  'NZD',
  'PLN',
  'SEK',
  'SGD',
  'TRY',
  'USD',
  'ZAR',
] as const;
export type DisplayCurrency = (typeof displayCurrencies)[number];

/** How a person wants Moorage to be; theirs alone, the same in every organisation and every browser. */
export interface Preferences {
  /** Where the start page leads; null: where they were last. */
  readonly landingOrgId: string | null;
  /** Null: as the browser says. */
  readonly locale: FormatLocale | null;
  /** Null: amounts are shown in their own currency. */
  readonly currency: DisplayCurrency | null;
}

export const noPreferences: Preferences = { landingOrgId: null, locale: null, currency: null };
