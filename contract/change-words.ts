import { consentBasisLabels, type Label } from './labels.ts';

/** A value that a file would change, as people say it: `card` is 名刺, `true` is はい. */
export function changedValueLabel(field: string, value: string | undefined): Label {
  if (value === undefined) return { ja: 'なし', en: 'none' };
  const known = field === 'consentBasis' ? bases : flags;
  return known.get(value) ?? { ja: value, en: value };
}

const bases: ReadonlyMap<string, Label> = new Map(Object.entries(consentBasisLabels));
const flags: ReadonlyMap<string, Label> = new Map([
  ['true', { ja: 'はい', en: 'yes' }],
  ['false', { ja: 'いいえ', en: 'no' }],
]);
