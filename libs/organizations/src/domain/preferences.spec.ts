import { displayCurrencies, formatLocales } from './preferences.ts';

describe('preferences', () => {
  it('offer ways of writing that every browser knows', () => {
    expect(Intl.DateTimeFormat.supportedLocalesOf([...formatLocales])).toEqual([...formatLocales]);
    expect(Intl.getCanonicalLocales([...formatLocales])).toEqual([...formatLocales]);
  });

  it('offer currencies that there are', () => {
    const known = new Set(Intl.supportedValuesOf('currency'));
    expect(displayCurrencies.filter((currency) => !known.has(currency))).toEqual([]);
  });
});
