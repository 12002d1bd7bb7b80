import { actKindLabels } from '../../../contract/sequence-words.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { labelled, word } from '../../words/language.ts';
import type { Act } from './act-words.ts';
import type { FormChoices } from './form-choices.ts';

const words = {
  act: word('どの行動', 'Which act'),
  link: word('どのリンク', 'Which link'),
  any: word('どれでも', 'Any'),
  asset: word('資料', 'The document'),
  consultation: word('ご相談', 'The consultation'),
  address: word('アドレスを指定', 'An address'),
  whichAddress: word('リンク先のアドレス', 'Address of the link'),
  noAddress: word('アドレスを入れてください。', 'Give the address.'),
  document: word('どの資料', 'Which document'),
  webinar: word('どのウェビナー', 'Which webinar'),
  mails: word('どのメールの（選ばなければどれでも）', 'In which mails (none chosen: any)'),
  likely: word('本人らしい動きも数える（自動アクセスの疑いが残るもの）', 'Also what is only likely a person'),
};

const actKinds = ['click', 'answer', 'download', 'reply', 'visit', 'registered', 'attended'] as const;

interface ActFieldsProps {
  readonly value: Act;
  readonly choices: FormChoices;
  readonly onChange: (act: Act) => void;
}

/** An act of the customer: of which kind, in which mail, on what. */
export function ActFields({ value, choices, onChange }: ActFieldsProps) {
  const { kind, mails = [], link, ref } = value;
  const kept = mails.length === 0 ? {} : { mails };
  const isOfMail = kind === 'click' || kind === 'answer' || kind === 'download' || kind === 'reply';
  const isOfWebinar = kind === 'registered' || kind === 'attended';
  const linkKind =
    link === undefined || link === 'asset' || link === 'consultation' ? (link ?? '') : 'address';
  return (
    <div class="fields">
      <SelectField<Act['kind']>
        label={words.act()}
        value={kind}
        options={actKinds.map((each) => ({ value: each, name: labelled(actKindLabels, each) }))}
        onChange={(next) => onChange({ kind: next })}
      />
      {kind === 'click' && (
        <SelectField
          label={words.link()}
          value={linkKind}
          options={[
            { value: '', name: words.any() },
            { value: 'asset', name: words.asset() },
            { value: 'consultation', name: words.consultation() },
            { value: 'address', name: words.address() },
          ]}
          onChange={(next) =>
            onChange({
              kind,
              ...kept,
              ...(next === '' ? {} : { link: next === 'address' ? 'https://' : next }),
            })
          }
        />
      )}
      {linkKind === 'address' && (
        <TextField
          label={words.whichAddress()}
          value={link ?? ''}
          error={link === '' ? words.noAddress() : undefined}
          onChange={(address) => onChange({ ...value, link: address })}
        />
      )}
      {(kind === 'download' || isOfWebinar) && (
        <SelectField
          label={isOfWebinar ? words.webinar() : words.document()}
          value={ref ?? ''}
          options={[
            { value: '', name: words.any() },
            ...(isOfWebinar ? choices.webinars : choices.documents),
          ]}
          onChange={(next) => onChange({ kind, ...kept, ...(next === '' ? {} : { ref: next }) })}
        />
      )}
      {isOfMail && choices.mails.length > 0 && (
        <fieldset class="field whole">
          <legend>
            <b>{words.mails()}</b>
          </legend>
          <div class="offer">
            {choices.mails.map(({ value: id, name }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={mails.includes(id)}
                  onChange={() => {
                    const { mails: before = [], ...rest } = value;
                    const next = before.includes(id) ? before.filter((each) => each !== id) : [...before, id];
                    onChange(next.length === 0 ? rest : { ...rest, mails: next });
                  }}
                />
                <span>{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <label class="choice whole">
        <input
          type="checkbox"
          checked={value.likely === true}
          onChange={({ currentTarget }) => {
            const { likely: _, ...rest } = value;
            onChange(currentTarget.checked ? { ...rest, likely: true } : rest);
          }}
        />
        <b>{words.likely()}</b>
      </label>
    </div>
  );
}
