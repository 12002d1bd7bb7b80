import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/page-head.tsx';
import { dataLanguage, word } from '../../words/language.ts';

const title = word('どのシートを取り込みますか', 'Which sheet is meant?');

/** Several sheets of a workbook can be read: a person says which. */
export const SheetQuestion = ({
  sheets,
  answered,
}: {
  readonly sheets: readonly string[];
  readonly answered: (sheet: string) => void;
}) => (
  <Section title={title()}>
    <p class="acts" lang={dataLanguage.value}>
      {sheets.map((sheet) => (
        <Button key={sheet} onClick={() => answered(sheet)}>
          {sheet}
        </Button>
      ))}
    </p>
  </Section>
);
