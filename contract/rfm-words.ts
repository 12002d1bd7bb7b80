import { fifthFields, type FifthField } from '../domain/audience/purchase-fields.ts';
import type { RfmBounds } from '../domain/audience/rfm.ts';
import type { Bilingual } from '../domain/kernel/locale.ts';
import { formatFullDay } from './format.ts';

export { isFifthField, type FifthField } from '../domain/audience/purchase-fields.ts';

/** What the fifths of a field are now: 「5が最も新しい…。境目は …」. */
export function fifthWords(field: FifthField, bounds: RfmBounds | undefined): Bilingual {
  const best = {
    recencyFifth: { ja: '5が最も新しい', en: '5 is the most recent' },
    frequencyFifth: { ja: '5が最も多い', en: '5 is the most often' },
    monetaryFifth: { ja: '5が最も大きい', en: '5 is the most money' },
  }[field];
  if (bounds === undefined)
    return {
      ja: `受注のある会社を5つに分けます（${best.ja}）。まだ数えていません。毎晩3時に数えます（受注のある会社が20社以上必要です）。`,
      en: `Companies that bought, in fifths (${best.en}). Not counted yet: each night, from 20 companies on.`,
    };
  const said = (locale: 'ja' | 'en'): string =>
    bounds[fifthFields[field]]
      .map((bound) => (typeof bound === 'number' ? bound.toLocaleString('en') : formatFullDay(bound, locale)))
      .join(locale === 'ja' ? '、' : ', ');
  const { on } = bounds;
  return {
    ja: `受注のある${bounds.companies}社を5つに分けています（${best.ja}）。境目は ${said('ja')} で、それを超えるとひとつ上です。${formatFullDay(on, 'ja')}に数えました。`,
    en: `${bounds.companies} companies that bought, in fifths (${best.en}). Above each of ${said('en')} it is one more. Counted ${formatFullDay(on, 'en')}.`,
  };
}
