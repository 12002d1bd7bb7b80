import { importPresets, isImportPreset, presetsOf } from '../../../contract/import-presets.ts';
import { consentBasisLabels } from '../../../contract/labels.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { said, word } from '../../words/language.ts';
import { importKindOf, importKinds, type ImportDraft } from './import-draft.ts';

const words = {
  kind: word('ファイルの種類', 'What is in the file'),
  program: word('書き出し元（任意）', 'Program that wrote it (optional)'),
  programHint: word(
    '選ぶと、そのツールの見出しのまま読みます。選ばなければ見出しから見分けます。',
    'Its own titles are then read as they are. Without one, titles are recognised by themselves.',
  ),
  anyProgram: word('選ばない（見出しから見分ける）', 'Not named (found by the titles)'),
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
export function AboutFile({ draft, change }: AboutFileProps) {
  const programs = presetsOf(importKindOf(draft.kind).kind);
  return (
    <div class="two">
      <div class="stack">
        <SelectField
          label={words.kind()}
          value={draft.kind}
          options={importKinds.map(({ value, name }) => ({ value, name: name() }))}
          onChange={(kind) => change({ kind })}
        />
        {programs.length > 0 && (
          <SelectField
            label={words.program()}
            hint={words.programHint()}
            value={draft.preset}
            options={[
              { value: '', name: words.anyProgram() },
              ...programs.map((value) => ({ value, name: said(importPresets[value].title) })),
            ]}
            onChange={(preset) => change({ preset: isImportPreset(preset) ? preset : '' })}
          />
        )}
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
}
