import { useState } from 'preact/hooks';
import { importFieldLabel } from '../../../contract/import-fields.ts';
import type { ProblemPlace } from '../../../contract/problem.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Section } from '../../parts/page-head.tsx';
import { phrase, said, word, listed } from '../../words/language.ts';

const words = {
  title: word('この列の意味を教えてください', 'Say what these columns mean'),
  column: phrase(
    (name: string, cells: string) => `列「${name}」（値：${cells}）`,
    (name: string, cells: string) => `Column "${name}" (cells: ${cells})`,
  ),
  choose: word('選んでください', 'Choose'),
  go: word('この意味でもう一度読む', 'Read it again with these meanings'),
  ignore: word('配信に関係のない列（使わない）', 'It has nothing to do with it (not used)'),
};

interface ColumnQuestionsProps {
  readonly kind: string;
  readonly places: readonly ProblemPlace[];
  readonly answered: (mapping: Readonly<Record<string, string>>) => void;
}

/** Columns that may decide who is written to and are not understood: a person says what they mean. */
export function ColumnQuestions({ kind, places, answered }: ColumnQuestionsProps) {
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({});
  const isWhole = places.every(({ place }) => (mapping[place] ?? '') !== '');
  const nameOf = (field: string): string =>
    field === 'ignore' ? words.ignore() : said(importFieldLabel(kind, field));
  return (
    <Section title={words.title()}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) answered(mapping);
        }}
      >
        {places.map(({ place, cells = [], choices = [] }) => (
          <SelectField
            key={place}
            label={words.column(place, listed(cells))}
            value={mapping[place] ?? ''}
            onChange={(meaning) => setMapping({ ...mapping, [place]: meaning })}
            options={[
              { value: '', name: words.choose() },
              ...choices.map((value) => ({ value, name: nameOf(value) })),
            ]}
          />
        ))}
        <p class="acts">
          <Button type="submit" kind="primary" disabledBecause={isWhole ? undefined : ''}>
            {words.go()}
          </Button>
        </p>
      </form>
    </Section>
  );
}
