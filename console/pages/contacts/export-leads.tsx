import { useState } from 'preact/hooks';
import { saveCsv } from '../../data/save-file.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { people } from '../../words/figures.ts';
import { phrase, word } from '../../words/language.ts';

const words = {
  title: word('ほかのツールに渡す（CSV）', 'Hand over to another tool (CSV)'),
  crm: word('どのツールで読むか', 'For which tool'),
  save: word('ファイルを受け取る', 'Get the file'),
  saved: phrase(
    (all: string) => `${all}をファイルに書き出しました。`,
    (all: string) => `Wrote ${all} to a file.`,
  ),
};
const crms = [
  { value: 'salesforce', name: 'Salesforce' },
  { value: 'hubspot', name: 'HubSpot' },
  { value: 'kintone', name: 'kintone' },
  { value: 'excel', name: 'Excel' },
] as const;

/** Hot and warm leads as a file for a CRM. */
export function ExportLeads() {
  const [crm, setCrm] = useState<(typeof crms)[number]['value']>('salesforce');
  const { isBusy, problem, write } = useWrite();
  const save = async (): Promise<void> => {
    const file = await write('exportLeads', { params: { crm } });
    if (file === undefined) return;
    saveCsv(`leads-${file.crm}.csv`, file.csv);
    sayDone(words.saved(people(file.rows)));
  };
  return (
    <details class="gap">
      <summary>{words.title()}</summary>
      <div class="filters mt">
        <SelectField label={words.crm()} value={crm} onChange={setCrm} options={crms} />
        <Button isBusy={isBusy} onClick={() => void save()}>
          {words.save()}
        </Button>
      </div>
      <Refusal problem={problem} />
    </details>
  );
}
