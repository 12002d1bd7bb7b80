import type { CallProblem } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/page-head.tsx';
import { word } from '../../words/language.ts';

const title = word('どのシートを取り込みますか', 'Which sheet is meant?');

/** Several sheets of a workbook can be read: a person says which. */
export const SheetQuestion = ({
  problem,
  answered,
}: {
  readonly problem: CallProblem;
  readonly answered: (sheet: string) => void;
}) => (
  <Section title={title()}>
    <p class="acts">
      {sheetsIn(problem.text.ja).map((sheet) => (
        <Button key={sheet} onClick={() => answered(sheet)}>
          {sheet}
        </Button>
      ))}
    </p>
  </Section>
);

/** The sheets that a refusal lists: （「顧客」、「関西」）. */
const sheetsIn = (text: string): readonly string[] =>
  (/（「([^）]*)」）/.exec(text)?.[1] ?? '').split('」、「').filter((name) => name !== '');
