import { addressRiskLabels } from '../../../contract/address-words.ts';
import type { SegmentPreview } from '../../../contract/audience.ts';
import { Section } from '../../parts/page-head.tsx';
import { count } from '../../words/figures.ts';
import { labelled, word } from '../../words/language.ts';

const words = {
  title: word('送る前に気になるアドレス', 'Addresses in doubt'),
  remedy: word(
    '条件「アドレスの不安」で外せます。打ち間違いは、担当者の画面か元の一覧で直してください。',
    'The clause “Doubt about the address” leaves them out. Correct what is mistyped in your own list and import it again.',
  ),
};

/** Whose mails may come back, or land with several people. */
export const AddressRisks = ({ of }: { readonly of: SegmentPreview['risks'] }) =>
  Object.keys(of).length === 0 ? null : (
    <Section title={words.title()}>
      <ul class="pairs">
        {Object.entries(of).map(([risk, number]) => (
          <li key={risk}>
            <span>{labelled(addressRiskLabels, risk)}</span>
            <b>{count(number)}</b>
          </li>
        ))}
      </ul>
      <p class="small soft">{words.remedy()}</p>
    </Section>
  );
