import { useState } from 'preact/hooks';
import type { BusinessCalendar } from '../../../contract/calendar-words.ts';
import { useWriteOver } from '../../data/use-write-over.ts';
import { Field, SelectField } from '../../parts/field.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { Weekdays } from '../../parts/weekdays.tsx';
import { language, phrase, said, word } from '../../words/language.ts';
import { calendarOf, draftOf, unreadLine, type CalendarDraft, type LinesField } from './calendar-draft.ts';
import { calendarWords } from './calendar-words.ts';
import { KeepOrCancel } from './keep-or-cancel.tsx';

const words = {
  zoneHint: word(
    '営業時間と日付は、この時間帯で数えます。',
    'Business hours and days are those of this zone.',
  ),
  hoursHint: word(
    '1行にひと続き。昼休みがあれば2行に分けます（例 09:00〜12:00）。',
    'One span a line; two where there is a lunch break (09:00 to 12:00).',
  ),
  eachYearHint: word(
    '1行にひと続き（例 8/13〜8/15）。年をまたいでもかまいません。',
    'Month-day, one span a line (12-24 to 01-01). It may run over the turn of the year.',
  ),
  onHint: word(
    '創立記念日など、その年だけの休み。1行にひと続き（例 2027-04-30、2027-08-10〜2027-08-12）。',
    'Days of one year alone, such as a public holiday. One span a line (2027-04-02, or 2027-08-10 to 2027-08-12).',
  ),
  japanese: word('日本の祝日は休む', 'Closed on Japanese holidays'),
  unread: phrase(
    (line: string, example: string) => `「${line}」は読めません。${example} のように入力してください。`,
    (line: string, example: string) => `"${line}" cannot be read. Write it as ${example}.`,
  ),
  noHours: word('営業時間を1行以上入力してください。', 'Give at least one span of hours.'),
  kept: word('営業日と時間を保存しました。', 'Business days and hours kept.'),
};

const examples: Readonly<Record<LinesField, () => string>> = {
  hours: word('09:00〜12:00', '09:00 to 12:00'),
  closedEachYear: word('12/29〜1/3', '12-29 to 01-03'),
  closedOn: word('2027-04-30', '2027-04-30'),
};
const hints: Readonly<Record<LinesField, () => string>> = {
  hours: words.hoursHint,
  closedEachYear: words.eachYearHint,
  closedOn: words.onHint,
};
const fields: readonly LinesField[] = ['hours', 'closedEachYear', 'closedOn'];

interface CalendarFormProps {
  readonly calendar: BusinessCalendar;
  readonly tag: string | undefined;
  readonly close: () => void;
}

/** The calendar that clocks, mails and reports keep to, while it is changed. */
export function CalendarForm({ calendar, tag, close }: CalendarFormProps) {
  const [draft, setDraft] = useState(draftOf(calendar, language.value));
  const [isTried, setIsTried] = useState(false);
  const { isBusy, problem, write } = useWriteOver(tag);
  const change = (changes: Partial<CalendarDraft>): void => setDraft({ ...draft, ...changes });
  const faultOf = (field: LinesField): string | undefined => {
    const line = unreadLine(draft, field);
    if (line !== undefined) return words.unread(line, examples[field]());
    return field === 'hours' && draft.hours.trim() === '' ? words.noHours() : undefined;
  };
  /** What is wrong here, or what the server says of it. */
  const errorOf = (field: keyof CalendarDraft, fault?: string): string | undefined => {
    if (isTried && fault !== undefined) return fault;
    const place = problem?.places.find((each) => each.place.split('.').includes(field));
    return place === undefined ? undefined : said(place.message);
  };
  const keep = async (): Promise<void> => {
    if ((await write('changeSettings', { body: { calendar: calendarOf(draft) } })) === undefined) return;
    sayDone(words.kept());
    close();
  };
  const lines = (field: LinesField) => (
    <Field label={calendarWords[field]()} hint={hints[field]()} error={errorOf(field, faultOf(field))}>
      {(bound) => (
        <textarea
          {...bound}
          rows={3}
          value={draft[field]}
          onInput={({ currentTarget }) => change({ [field]: currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (fields.every((field) => faultOf(field) === undefined) && draft.workdays.length > 0) void keep();
      }}
    >
      <SelectField
        label={calendarWords.zone()}
        hint={words.zoneHint()}
        value={draft.timeZone}
        error={errorOf('timeZone')}
        options={zonesWith(calendar.timeZone).map((zone) => ({ value: zone, name: zone }))}
        onChange={(timeZone) => change({ timeZone })}
      />
      {lines('hours')}
      <Weekdays
        label={calendarWords.days()}
        chosen={draft.workdays}
        onChange={(workdays) => change({ workdays })}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={draft.observesJapaneseHolidays}
          onChange={({ currentTarget }) => change({ observesJapaneseHolidays: currentTarget.checked })}
        />
        <b>{words.japanese()}</b>
      </label>
      {lines('closedEachYear')}
      {lines('closedOn')}
      <Refusal problem={problem} />
      <KeepOrCancel isBusy={isBusy} cancel={close} />
    </form>
  );
}

/** The zones that this browser knows, and the company's own where it goes by another name. */
const zonesWith = (own: string): readonly string[] =>
  [...new Set([own, ...Intl.supportedValuesOf('timeZone')])].toSorted();
