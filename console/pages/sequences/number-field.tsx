import { useState } from 'preact/hooks';
import { TextField } from '../../parts/field.tsx';
import { phrase } from '../../words/language.ts';

const words = {
  wrong: phrase(
    (given: string, from: number, to: number) =>
      given === ''
        ? `${from}から${to}までの数を入れてください。`
        : `「${given}」は使えません。${from}から${to}までの整数にしてください。`,
    (given: string, from: number, to: number) =>
      given === ''
        ? `Give a number from ${from} to ${to}.`
        : `"${given}" cannot be used. Give a whole number from ${from} to ${to}.`,
  ),
};

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly onChange: (value: number) => void;
}

/** A whole number. What cannot be read is said at once, and the form around is not taken while it stands. */
export function NumberField({ label, value, from, to, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState(String(value));
  const error = numberIn(typed, from, to) === undefined ? words.wrong(typed.trim(), from, to) : undefined;
  return (
    <TextField
      label={label}
      value={typed}
      error={error}
      onChange={(text) => {
        setTyped(text);
        const read = numberIn(text, from, to);
        if (read !== undefined) onChange(read);
      }}
    />
  );
}

/** Full width is read as it is typed in Japan. */
function numberIn(text: string, from: number, to: number): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '');
  const read = Number(plain);
  return plain !== '' && Number.isInteger(read) && read >= from && read <= to ? read : undefined;
}

/** Where something in a form is wrong: the focus goes there, and the form is not taken. */
export function hasWrongField(form: HTMLFormElement): boolean {
  const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  wrong?.focus();
  return wrong !== null;
}
