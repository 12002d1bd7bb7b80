import { consentBasisLabels } from '../../../contract/labels.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { said, word } from '../../words/language.ts';
import { importKinds, type ImportDraft } from './import-draft.ts';

const words = {
  kind: word('ファイルの種類', 'What is in the file'),
  ground: word(
    '配信の根拠：この方々のアドレスは、どう得ましたか',
    'Ground for mailing: how did you obtain these addresses?',
  ),
  groundHint: word('ファイルごとに1回だけ尋ねます。', 'Asked once per file.'),
  evidence: word('根拠の記録（展示会名・年月など、任意）', 'Where it is recorded (event, month; optional)'),
  declaredBy: word('申告する方', 'Stated by'),
  session: word('ウェビナーの名前', 'Title of the webinar'),
  minutes: word('長さ（分、任意）', 'Length in minutes (optional)'),
};
/** What each ground means for those people. */
const consequences = {
  transaction: { ja: '最後の取引から24か月以内の方に送れます', en: 'Within 24 months of the last deal' },
  card: { ja: '1通目に、いただいた場所と時期を書きます', en: 'Mail 1 says where and when' },
  optIn: { ja: '申込の画面や書面を残してください', en: 'Keep the form or paper' },
  published: {
    ja: '「営業メールお断り」のそばにあるものには送れません',
    en: 'Not where sales mails are refused',
  },
  unknown: { ja: '電話の一覧に入ります', en: 'Goes to the call list' },
} as const;
const bases = ['transaction', 'card', 'optIn', 'published', 'unknown'] as const;

interface AboutFileProps {
  readonly draft: ImportDraft;
  readonly change: (changes: Partial<ImportDraft>) => void;
}

/** What only a person can say of a file. */
export const AboutFile = ({ draft, change }: AboutFileProps) => (
  <div class="two">
    <div class="stack">
      <SelectField
        label={words.kind()}
        value={draft.kind}
        options={importKinds.map(({ value, name }) => ({ value, name: name() }))}
        onChange={(kind) => change({ kind })}
      />
      {draft.kind === 'customers' && (
        <>
          <TextField
            label={words.evidence()}
            value={draft.evidence}
            onChange={(evidence) => change({ evidence })}
          />
          <TextField
            label={words.declaredBy()}
            autocomplete="name"
            value={draft.declaredBy}
            onChange={(declaredBy) => change({ declaredBy })}
          />
        </>
      )}
      {draft.kind === 'webinar' && (
        <>
          <TextField
            label={words.session()}
            value={draft.session}
            onChange={(session) => change({ session })}
          />
          <TextField
            label={words.minutes()}
            value={draft.minutes}
            onChange={(minutes) => change({ minutes })}
          />
        </>
      )}
    </div>
    {draft.kind === 'customers' && (
      <fieldset>
        <legend>
          <b>{words.ground()}</b>
        </legend>
        <p class="soft small">{words.groundHint()}</p>
        {bases.map((basis) => (
          <label key={basis} class="choice">
            <input
              type="radio"
              name="basis"
              value={basis}
              checked={draft.basis === basis}
              onChange={() => change({ basis })}
            />
            <b>{said(consentBasisLabels[basis])}</b>
            <small>{said(consequences[basis])}</small>
          </label>
        ))}
      </fieldset>
    )}
  </div>
);
