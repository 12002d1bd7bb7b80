import { TextField } from '../../parts/field.tsx';
import { phrase, word } from '../../words/language.ts';
import { weekdayName } from './when-words.ts';

const words = {
  at: word('時刻（任意、例 10:00）', 'Time (optional, such as 10:00)'),
  atMust: word('時刻（例 10:00）', 'Time, such as 10:00'),
  which: word('曜日', 'Weekdays'),
  noDay: word('曜日をひとつ以上選んでください。', 'Choose at least one weekday.'),
  wrongTime: phrase(
    (given: string) => `「${given}」は時刻ではありません。10:00 のように書いてください。`,
    (given: string) => `"${given}" is no time. Write it like 10:00.`,
  ),
};

interface TimeFieldProps {
  readonly value: string | undefined;
  readonly isMust?: boolean;
  readonly onChange: (at: string | undefined) => void;
}

/** A time of the day, as it is typed: full width and without its first 0 too. */
export const TimeField = ({ value = '', isMust = false, onChange }: TimeFieldProps) => (
  <TextField
    label={isMust ? words.atMust() : words.at()}
    value={value}
    error={
      (value === '' && !isMust) || /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? undefined
        : words.wrongTime(value)
    }
    onChange={(typed) => {
      const plain = typed.normalize('NFKC').trim();
      onChange(plain === '' ? undefined : plain.replace(/^(\d):/, '0$1:'));
    }}
  />
);

interface WeekdaysProps {
  readonly chosen: readonly number[];
  readonly onChange: (weekdays: number[]) => void;
}

const week = [1, 2, 3, 4, 5, 6, 0];

/** One or more days of the week. */
export const Weekdays = ({ chosen, onChange }: WeekdaysProps) => (
  <fieldset class="field" aria-invalid={chosen.length === 0} tabIndex={chosen.length === 0 ? -1 : undefined}>
    <legend>
      <b>{words.which()}</b>
    </legend>
    <div class="seg">
      {week.map((weekday) => (
        <label key={weekday}>
          <input
            type="checkbox"
            checked={chosen.includes(weekday)}
            onChange={() =>
              onChange(
                week.filter((each) => (each === weekday ? !chosen.includes(each) : chosen.includes(each))),
              )
            }
          />
          {weekdayName(weekday)}
        </label>
      ))}
    </div>
    {chosen.length === 0 && (
      <p class="err" role="alert">
        {words.noDay()}
      </p>
    )}
  </fieldset>
);
