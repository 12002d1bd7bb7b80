/** Whether ISO 4217 has such a currency, in capital letters. */
export const isCurrency = (code: string): boolean =>
  (currencies ??= new Set(Intl.supportedValuesOf('currency'))).has(code);

let currencies: ReadonlySet<string> | undefined;

/** The currencies that an amount names by a sign or code: of several the sign may mean any, of none nothing is said. */
export function currenciesIn(amount: string): readonly string[] | undefined {
  const code = /(?<![A-Z])[A-Z]{3}(?![A-Z])/.exec(amount.toUpperCase())?.[0];
  if (code !== undefined && isCurrency(code)) return [code];
  const sign = /(?:US|CA|AU|NZ|HK|SG|A|C)?\$|[¥円€£]/i.exec(amount)?.[0].toUpperCase();
  return sign === undefined ? undefined : bySign[sign];
}

const bySign: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'TWD', 'MXN', 'BRL', 'CLP', 'COP', 'ARS'],
  US$: ['USD'],
  CA$: ['CAD'],
  C$: ['CAD'],
  AU$: ['AUD'],
  A$: ['AUD'],
  NZ$: ['NZD'],
  HK$: ['HKD'],
  SG$: ['SGD'],
  '¥': ['JPY', 'CNY'],
  円: ['JPY'],
  '€': ['EUR'],
  '£': ['GBP'],
};
