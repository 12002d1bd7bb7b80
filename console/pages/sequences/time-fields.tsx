import { TextField } from '../../parts/field.tsx';
import { phrase, word } from '../../words/language.ts';

const words = {
  at: word('時刻（任意、例 10:00）', 'Time (optional, such as 10:00)'),
  atMust: word('時刻（例 10:00）', 'Time, such as 10:00'),
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
