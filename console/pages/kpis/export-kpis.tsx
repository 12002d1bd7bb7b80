import { saveBytes, saveCsv } from '../../data/save-file.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { word } from '../../words/language.ts';

const words = {
  workbook: word('Excelに書き出す', 'Export to Excel'),
  csv: word('CSVに書き出す', 'Export as CSV'),
};

/** The tables of the page as files, of the campaign that is chosen. */
export function ExportKpis({ campaign }: { readonly campaign: string | undefined }) {
  const workbook = useWrite();
  const table = useWrite();
  const query = { campaign };
  const getWorkbook = async (): Promise<void> => {
    const file = await workbook.write('exportKpiWorkbook', { query });
    if (file !== undefined) saveBytes(file.name, file.xlsx);
  };
  const getTable = async (): Promise<void> => {
    const file = await table.write('exportKpiTable', { query });
    if (file !== undefined) saveCsv(file.name, file.csv);
  };
  return (
    <>
      <Button isBusy={workbook.isBusy} onClick={() => void getWorkbook()}>
        {words.workbook()}
      </Button>
      <Button isBusy={table.isBusy} onClick={() => void getTable()}>
        {words.csv()}
      </Button>
      <Refusal problem={workbook.problem ?? table.problem} />
    </>
  );
}
