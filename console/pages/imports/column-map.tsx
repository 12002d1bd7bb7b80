import { useState } from 'preact/hooks';
import { importFieldLabel } from '../../../contract/import-fields.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/page-head.tsx';
import { dataLanguage, phrase, said, word } from '../../words/language.ts';

const words = {
  title: word('列の対応', 'What the columns are'),
  lede: phrase(
    (used: number, of: number) => `${of}列のうち${used}列を使います。違うものは選び直してください。`,
    (used: number, of: number) => `${used} of ${of} columns are used. Choose again what is wrong.`,
  ),
  column: word('ファイルの列', 'Column of the file'),
  cells: word('値の見本', 'Some of its cells'),
  field: word('取り込み先', 'Taken as'),
  none: word('使わない', 'Not used'),
  blank: word('空欄', 'blank'),
  proposed: phrase(
    (field: string) => `値からは「${field}」のようです`,
    (field: string) => `looks like "${field}"`,
  ),
  go: word('この対応で読み直す', 'Read it with these columns'),
};

/** A column of the file, and what it is read as. */
export interface MappedColumn {
  readonly column: string;
  readonly cells: readonly string[];
  readonly field?: string | undefined;
  readonly proposed?: string | undefined;
}

interface ColumnMapProps {
  readonly kind: string;
  readonly columns: readonly MappedColumn[];
  readonly fields: readonly string[];
  /** What a person has said so far. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly isBusy: boolean;
  readonly read: (mapping: Readonly<Record<string, string>>) => void;
}

/** Every column of a file with some of its cells and what it is read as; a person may say otherwise. */
export function ColumnMap({ kind, columns, fields, mapping, isBusy, read }: ColumnMapProps) {
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const fieldOf = ({ column, field = '' }: MappedColumn): string =>
    changed[column] ?? mapping[column] ?? field;
  const isUsed = (each: MappedColumn): boolean => !['', 'ignore'].includes(fieldOf(each));
  return (
    <Section title={words.title()}>
      <p class="small soft">{words.lede(columns.filter(isUsed).length, columns.length)}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          read({ ...mapping, ...changed });
        }}
      >
        <table class="cards">
          <caption class="vh">{words.title()}</caption>
          <thead>
            <tr>
              <th scope="col">{words.column()}</th>
              <th scope="col">{words.cells()}</th>
              <th scope="col">{words.field()}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((each, index) => (
              <tr key={index}>
                <th scope="row" lang={dataLanguage.value}>
                  {each.column}
                </th>
                <td class="wide small" lang={dataLanguage.value} data-l={words.cells()}>
                  {each.cells.join(' / ') || <span class="soft">{words.blank()}</span>}
                </td>
                <td data-l={words.field()}>
                  <FieldChoice
                    {...{ kind, fields }}
                    column={each}
                    value={fieldOf(each)}
                    choose={(field) => setChanged({ ...changed, [each.column]: field })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {Object.keys(changed).length > 0 && (
          <p class="acts gap">
            <Button type="submit" kind="primary" isBusy={isBusy}>
              {words.go()}
            </Button>
          </p>
        )}
      </form>
    </Section>
  );
}

interface FieldChoiceProps {
  readonly kind: string;
  readonly fields: readonly string[];
  readonly column: MappedColumn;
  readonly value: string;
  readonly choose: (field: string) => void;
}

function FieldChoice({ kind, fields, column: { column, proposed }, value, choose }: FieldChoiceProps) {
  const nameOf = (field: string): string => said(importFieldLabel(kind, field));
  const given = ['', 'ignore'].includes(value) ? '' : value;
  // Cells that refuse, as somebody named them, are a choice of their own.
  const choices = given === '' || fields.includes(given) ? fields : [given, ...fields];
  return (
    <>
      <select
        aria-label={`${words.field()}: ${column}`}
        value={given}
        onChange={({ currentTarget }) => choose(currentTarget.value === '' ? 'ignore' : currentTarget.value)}
      >
        <option value="" selected={given === ''}>
          {words.none()}
        </option>
        {choices.map((field) => (
          <option key={field} value={field} selected={field === given}>
            {nameOf(field)}
          </option>
        ))}
      </select>
      {proposed !== undefined && given === '' && (
        <Button kind="quiet" isSmall onClick={() => choose(proposed)}>
          {words.proposed(nameOf(proposed))}
        </Button>
      )}
    </>
  );
}
