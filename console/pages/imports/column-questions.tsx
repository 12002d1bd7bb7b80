import { useState } from 'preact/hooks';
import type { CallProblem } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Section } from '../../parts/page-head.tsx';
import { phrase, word } from '../../words/language.ts';

const words = {
  title: word('この列の意味を教えてください', 'Say what these columns mean'),
  column: phrase(
    (name: string, cells: string) => `列「${name}」（値：${cells}）`,
    (name: string, cells: string) => `Column "${name}" (cells: ${cells})`,
  ),
  choose: word('選んでください', 'Choose'),
  go: word('この意味でもう一度読む', 'Read it again with these meanings'),
};
const meanings: Readonly<Record<string, () => string>> = {
  excluded: word('印のある会社は対象から外す', 'Marked companies are left out'),
  noMail: word('印のある方には送らない', 'Marked people get no mail'),
  mailAllowed: word('印のある方には送ってよい', 'Marked people may be mailed'),
  ignore: word('配信に関係のない列（使わない）', 'It has nothing to do with it (not used)'),
};

interface Question {
  readonly column: string;
  readonly cells: string;
}

/** Columns that may decide who is written to and are not understood: a person says what they mean. */
export function ColumnQuestions({
  problem,
  answered,
}: {
  readonly problem: CallProblem;
  readonly answered: (mapping: Readonly<Record<string, string>>) => void;
}) {
  const questions = questionsIn(problem.text.ja);
  const choices = ['excluded', 'noMail', 'mailAllowed', 'ignore'].filter((each) =>
    problem.text.ja.includes(`=${each}"`),
  );
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({});
  const isWhole = questions.every(({ column }) => (mapping[column] ?? '') !== '');
  return (
    <Section title={words.title()}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) answered(mapping);
        }}
      >
        {questions.map(({ column, cells }) => (
          <SelectField
            key={column}
            label={words.column(column, cells)}
            value={mapping[column] ?? ''}
            onChange={(meaning) => setMapping({ ...mapping, [column]: meaning })}
            options={[
              { value: '', name: words.choose() },
              ...choices.map((value) => ({ value, name: meanings[value]?.() ?? value })),
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

/** The columns that a refusal asks about, as it names them: 『列』 (値、値). */
const questionsIn = (text: string): readonly Question[] =>
  [...text.matchAll(/『([^』]+)』 \(([^)]*)\)/g)].map(([, column = '', cells = '']) => ({ column, cells }));
