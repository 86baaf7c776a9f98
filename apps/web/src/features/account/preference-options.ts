import type { Preferences } from '../../lib/preferences.ts';
import { numberText } from '../../lib/number-text.ts';
import { localTime } from '../../lib/time-text.ts';

type Locale = NonNullable<Preferences['locale']>;
type Currency = NonNullable<Preferences['currency']>;

// Objects, so that the compiler misses one that the API knows.
const locales: Readonly<Record<Locale, true>> = {
  'en-GB': true,
  'en-US': true,
  'en-IN': true,
  'en-AU': true,
  'en-CA': true,
  'cs-CZ': true,
  'da-DK': true,
  'de-AT': true,
  'de-CH': true,
  'de-DE': true,
  'es-ES': true,
  'es-MX': true,
  'fi-FI': true,
  'fr-CA': true,
  'fr-FR': true,
  'hi-IN': true,
  'it-IT': true,
  'ja-JP': true,
  'ko-KR': true,
  'nb-NO': true,
  'nl-NL': true,
  'pl-PL': true,
  'pt-BR': true,
  'pt-PT': true,
  'sv-SE': true,
  'tr-TR': true,
  'zh-CN': true,
};
const currencies: Readonly<Record<Currency, true>> = {
  AED: true,
  AUD: true,
  BRL: true,
  CAD: true,
  CHF: true,
  CNY: true,
  CZK: true,
  DKK: true,
  EUR: true,
  GBP: true,
  HKD: true,
  INR: true,
  JPY: true,
  KRW: true,
  MXN: true,
  NOK: true,
  NZD: true,
  PLN: true,
  SEK: true,
  SGD: true,
  TRY: true,
  USD: true,
  ZAR: true,
};

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const currencyNames = new Intl.DisplayNames('en', { type: 'currency' });

/** What a select calls "nothing chosen": the value of no real choice. */
export const byDefault = '';

export const localeOptions = [
  { value: byDefault, label: 'As the browser says' },
  ...(Object.keys(locales) as Locale[])
    .map((value) => ({ value, label: languageNames.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en')),
];

export const currencyOptions = [
  { value: byDefault, label: 'Each in its own' },
  ...(Object.keys(currencies) as Currency[]).map((value) => ({
    value,
    label: `${value} · ${currencyNames.of(value) ?? value}`,
  })),
];

/** How a moment and a number look. */
export function formatExample(locale: string, at: Date): string {
  const used = locale === byDefault ? undefined : locale;
  return `${localTime(at, used)} · ${numberText(1234567.89, used, 2)}`;
}
