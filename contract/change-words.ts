import { consentBasisSchema } from '../domain/people/customer.ts';
import { consentBasisLabels, type Label } from './labels.ts';

/** A value that a file would change, as people say it: `card` is 名刺, `true` is はい. */
export function changedValueLabel(field: string, value: string | undefined): Label {
  if (value === undefined) return { ja: 'なし', en: 'none' };
  const basis = field === 'consentBasis' ? consentBasisSchema.safeParse(value).data : undefined;
  return basis === undefined ? (flags.get(value) ?? { ja: value, en: value }) : consentBasisLabels[basis];
}

const flags: ReadonlyMap<string, Label> = new Map([
  ['true', { ja: 'はい', en: 'yes' }],
  ['false', { ja: 'いいえ', en: 'no' }],
]);
