import type { CorrectionView } from '../../../contract/meetings.ts';
import {
  changeText,
  correctionReasonLabels,
  correctionText,
  sheetLabels,
} from '../../../contract/meeting-words.ts';
import { Section } from '../../parts/page-head.tsx';
import { dataLanguage, labelled, language, phrase, said, word } from '../../words/language.ts';

const words = {
  none: word(
    '前回の会議で集計が終わっていた数字に、訂正はありません。',
    'No figure that was final at the last meeting has changed.',
  ),
  untraced: phrase(
    (by: string) => `${by} はどのお客様の分か記録がありません。`,
    (by: string) => `${by}: whose it is was not recorded.`,
  ),
};

interface CorrectionsProps {
  readonly corrections: readonly CorrectionView[];
  readonly currency: string;
  readonly hasLast: boolean;
}

/** What has changed of final figures since the last meeting: why, and whose it is. */
export const Corrections = ({ corrections, currency, hasLast }: CorrectionsProps) =>
  hasLast ? (
    <Section title={said(sheetLabels.corrections)}>
      {corrections.length === 0 ? (
        <p class="small">{words.none()}</p>
      ) : (
        <ul class="plain small">
          {corrections.map((correction) => (
            <li key={`${correction.cohort}${correction.measure}`}>
              <b>{correctionText(correction, currency, language.value)}</b>{' '}
              <People correction={correction} currency={currency} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  ) : null;

const People = ({
  correction,
  currency,
}: {
  readonly correction: CorrectionView;
  readonly currency: string;
}) => {
  const change = (by: number): string => changeText(by, correction, currency, language.value);
  return (
    <>
      {correction.people.map(({ customerId, name, accountName, by, because }) => (
        <span key={customerId}>
          {change(by)} {labelled(correctionReasonLabels, because)}{' '}
          <a href={`/contacts/${customerId}`} lang={dataLanguage.value}>
            {accountName} {name}
          </a>{' '}
        </span>
      ))}
      {correction.untraced !== 0 && <span class="soft">{words.untraced(change(correction.untraced))}</span>}
    </>
  );
};
