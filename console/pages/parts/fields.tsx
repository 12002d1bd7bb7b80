import { useState } from 'preact/hooks';
import { AskReason } from '../../parts/ask-reason.tsx';
import { SelectField, Segments, TextField, Field } from '../../parts/field.tsx';
import { FindField } from '../../parts/find-field.tsx';
import { FoundPeople } from '../../parts/found-people.tsx';
import { MailLanguage } from '../../parts/mail-language.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Weekdays } from '../../parts/weekdays.tsx';
import type { Language } from '../../words/language.ts';
import { word } from '../../words/language.ts';

const words = {
  title: word('入力', 'Fields'),
  name: word('施策の名前', 'Name of the campaign'),
  hint: word('あとから変えられます。', 'It can be changed later.'),
  missing: word('名前を入れてください。', 'Give it a name.'),
  day: word('最初の日', 'First day'),
  mail: word('メールアドレス', 'E-mail address'),
  owner: word('営業担当', 'Salesperson'),
  note: word('メモ', 'Note'),
  lift: word('解除する', 'Lift it'),
  why: word('解除してよい理由', 'Why it may be lifted'),
  find: word('担当者を探す', 'Find a contact'),
  view: word('見る期間', 'Period'),
  week: word('今週', 'This week'),
  month: word('今月', 'This month'),
  language: word('文面の言語', 'Language of the mail'),
};

/** Every kind of field, right and wrong. */
export function Fields() {
  const [text, setText] = useState('');
  const [owner, setOwner] = useState<'sato' | 'kato'>('sato');
  const [view, setView] = useState<'week' | 'month'>('week');
  const [language, setLanguage] = useState<Language>('ja');
  const [weekdays, setWeekdays] = useState<readonly number[]>([1, 2, 3]);
  return (
    <Section title={words.title()}>
      <div class="stack">
        <TextField label={words.name()} hint={words.hint()} value={text} onChange={setText} />
        <TextField label={words.name()} value={text} error={words.missing()} onChange={setText} />
        <TextField label={words.day()} type="date" value="" onChange={() => undefined} />
        <TextField label={words.mail()} type="email" value="sato@mihon.example" onChange={() => undefined} />
        <SelectField
          label={words.owner()}
          value={owner}
          options={[
            { value: 'sato', name: '佐藤 誠' },
            { value: 'kato', name: '加藤 律' },
          ]}
          onChange={setOwner}
        />
        <Field label={words.note()} hint={words.hint()}>
          {(bound) => <textarea {...bound} rows={3} />}
        </Field>
        <Segments
          name={words.view()}
          value={view}
          options={[
            { value: 'week', name: words.week() },
            { value: 'month', name: words.month() },
          ]}
          onChange={setView}
        />
        <MailLanguage name={words.language()} value={language} onChange={setLanguage} />
        <Weekdays chosen={weekdays} onChange={setWeekdays} />
        <Weekdays chosen={[]} onChange={() => undefined} />
        <FindField label={words.find()} hint={words.hint()} />
        <AskReason
          ask={words.lift()}
          label={words.why()}
          hint={words.hint()}
          sure={words.lift()}
          writing={{ isBusy: false, problem: undefined }}
          onSure={() => undefined}
        />
        <FoundPeople text="見本" onChoose={() => undefined} />
      </div>
    </Section>
  );
}
