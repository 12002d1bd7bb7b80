import { useState } from 'preact/hooks';
import type { Answer } from '../../data/call-api.ts';
import { useWriteOver } from '../../data/use-write-over.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { calledAlone, toldApart } from './owner-names.ts';
import { phrase, word } from '../../words/language.ts';

type Owner = Answer<'listOwners'>['owners'][number];

const words = {
  from: word('最初の日', 'First day'),
  until: word('最後の日', 'Last day'),
  untilWrong: word(
    '最後の日は、最初の日と同じか後にしてください。',
    'The last day is on or after the first.',
  ),
  bothDays: word('最初の日と最後の日の両方を入力してください。', 'Give both the first and the last day.'),
  deputy: word('代わりの方', 'Deputy'),
  nobody: word('決めない', 'nobody named'),
  keep: word('保存する', 'Keep'),
  back: word('不在を取りやめる', 'Back again'),
  close: word('閉じる', 'Close'),
  kept: phrase(
    (name: string) => `${name}さんの不在を保存しました。`,
    (name: string) => `Kept the absence of ${name}.`,
  ),
};

interface AbsenceFormProps {
  readonly owner: Owner;
  readonly all: readonly Owner[];
  readonly close: () => void;
}

/** When somebody is away, both days included, and who stands in. */
export function AbsenceForm({ owner, all, close }: AbsenceFormProps) {
  const [from, setFrom] = useState(owner.absentFrom ?? '');
  const [until, setUntil] = useState(owner.absentUntil ?? '');
  const [deputy, setDeputy] = useState(owner.deputyName ?? '');
  const [isTried, setIsTried] = useState(false);
  const { isBusy, problem, write } = useWriteOver(owner.absenceTag);
  const isHalf = (from === '') !== (until === '');
  const error =
    isTried && isHalf
      ? words.bothDays()
      : from !== '' && until !== '' && until < from
        ? words.untilWrong()
        : undefined;
  const keep = async (days: { readonly from?: string; readonly until?: string }): Promise<void> => {
    const body = { name: calledAlone(owner, all), ...days, ...(deputy === '' ? {} : { deputy }) };
    if ((await write('changeAbsence', { body })) === undefined) return;
    sayDone(words.kept(owner.name));
    close();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (error === undefined && !isHalf)
          void keep({ ...(from === '' ? {} : { from }), ...(until === '' ? {} : { until }) });
      }}
    >
      <TextField label={words.from()} type="date" value={from} onChange={setFrom} />
      <TextField label={words.until()} type="date" value={until} onChange={setUntil} error={error} />
      <SelectField
        label={words.deputy()}
        value={deputy}
        onChange={setDeputy}
        options={[
          { value: '', name: words.nobody() },
          ...all
            .filter(({ id, retired }) => id !== owner.id && !retired)
            .map((each) => ({ value: calledAlone(each, all), name: toldApart(each, all) })),
        ]}
      />
      <Refusal problem={problem} />
      <p class="acts">
        <Button type="submit" kind="primary" isSmall isBusy={isBusy}>
          {words.keep()}
        </Button>
        {owner.absentFrom !== undefined && (
          <Button isSmall onClick={() => void keep({})}>
            {words.back()}
          </Button>
        )}
        <Button kind="quiet" isSmall onClick={close}>
          {words.close()}
        </Button>
      </p>
    </form>
  );
}
