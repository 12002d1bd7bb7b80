import { phrase, word } from '../words/language.ts';

const words = {
  which: word('曜日', 'Weekdays'),
  noDay: word('曜日をひとつ以上選んでください。', 'Choose at least one weekday.'),
};
const weekdaysJa = ['日', '月', '火', '水', '木', '金', '土'];
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
/** A day of the week, 0 is Sunday. */
export const weekdayName = phrase(
  (weekday: number) => weekdaysJa[weekday] ?? '',
  (weekday: number) => weekdaysEn[weekday] ?? '',
);

interface WeekdaysProps {
  readonly label?: string;
  readonly chosen: readonly number[];
  readonly onChange: (weekdays: number[]) => void;
}

const week = [1, 2, 3, 4, 5, 6, 0];

/** One or more days of the week. */
export const Weekdays = ({ label = words.which(), chosen, onChange }: WeekdaysProps) => (
  <fieldset class="field" aria-invalid={chosen.length === 0} tabIndex={chosen.length === 0 ? -1 : undefined}>
    <legend>
      <b>{label}</b>
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
