import type { ProblemPlace } from '../../../contract/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/page-head.tsx';
import { dataLanguage, phrase, word, listed } from '../../words/language.ts';

const words = {
  title: word('日付の順を教えてください', 'Say how these dates are meant'),
  column: phrase(
    (name: string, cells: string) => `列「${name}」（値：${cells}）`,
    (name: string, cells: string) => `Column "${name}" (cells: ${cells})`,
  ),
  mdy: word('月/日/年（3/4/2025 は3月4日）', 'Month first (3/4/2025 is March 4)'),
  dmy: word('日/月/年（3/4/2025 は4月3日）', 'Day first (3/4/2025 is 3 April)'),
};

interface DateOrderQuestionProps {
  readonly places: readonly ProblemPlace[];
  readonly answered: (order: 'mdy' | 'dmy') => void;
}

/** Dates that fit both ways: a person says how they are meant. */
export const DateOrderQuestion = ({ places, answered }: DateOrderQuestionProps) => (
  <Section title={words.title()}>
    {places.map(({ place, cells = [] }) => (
      <p key={place} lang={dataLanguage.value}>
        {words.column(place, listed(cells))}
      </p>
    ))}
    <p class="acts">
      <Button onClick={() => answered('mdy')}>{words.mdy()}</Button>
      <Button onClick={() => answered('dmy')}>{words.dmy()}</Button>
    </p>
  </Section>
);
