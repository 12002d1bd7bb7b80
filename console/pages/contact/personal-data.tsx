import type { LeadView } from '../../../contract/interest.ts';
import { may } from '../../data/session.ts';
import { saveCsv, saveJson } from '../../data/save-file.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { items } from '../../words/figures.ts';
import { phrase, word } from '../../words/language.ts';
import { ErasePerson } from './erase-person.tsx';

const words = {
  title: word('個人情報の開示・消去', 'Personal data'),
  why: word(
    'ご本人から開示や消去のご請求があったときに使います。書き出したことは操作履歴に残ります。',
    'For a person who asks what is stored, or wants it erased. That it was taken stands in the audit log.',
  ),
  csv: word('読むための表（CSV）', 'A table to read (CSV)'),
  json: word('すべてのデータ（JSON）', 'All data (JSON)'),
  saved: phrase(
    (all: string) => `${all}を書き出しました。お渡しする前に、ほかの方の情報がないかご確認ください。`,
    (all: string) => `Wrote ${all}. Look for what is about others before you hand it out.`,
  ),
};

/** What is stored of a person, given out and erased, for those who answer such requests. */
export function PersonalData({ view: { customer } }: { readonly view: LeadView }) {
  const { isBusy, problem, write } = useWrite();
  if (!may('exportPerson')) return null;
  const save = async (as: 'csv' | 'json'): Promise<void> => {
    const taken = await write('exportPerson', { params: { id: customer.id }, body: { as } });
    if (taken === undefined) return;
    const name = `person-${taken.customerId}.${as}`;
    if (taken.csv === undefined) saveJson(name, taken.data);
    else saveCsv(name, taken.csv);
    sayDone(words.saved(items(taken.items)));
  };
  return (
    <Section title={words.title()}>
      <p class="small soft">{words.why()}</p>
      <p class="acts mt">
        <Button isSmall isBusy={isBusy} onClick={() => void save('csv')}>
          {words.csv()}
        </Button>
        <Button isSmall isBusy={isBusy} onClick={() => void save('json')}>
          {words.json()}
        </Button>
      </p>
      <Refusal problem={problem} />
      {may('erasePerson') && customer.mergedInto === undefined && <ErasePerson customer={customer} />}
    </Section>
  );
}
