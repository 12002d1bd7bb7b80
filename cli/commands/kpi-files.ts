import { routes } from '../../contract/api.ts';
import type { KpiDivision } from '../../contract/kpi-tables.ts';
import type { Context } from '../context.ts';
import { newFile } from '../new-file.ts';

interface Files {
  readonly csv?: string | undefined;
  readonly xlsx?: string | undefined;
  readonly overwrite: boolean;
}

/** `kpi --csv FILE --xlsx FILE`: writes the tables to files, neither of them where one of that name is in the way. */
export async function writeKpiFiles(
  { csv, xlsx, overwrite }: Files,
  query: { readonly campaign: string | undefined; readonly by: KpiDivision | undefined },
  { api, say, show }: Context,
): Promise<void> {
  const [table, workbook] = [
    csv === undefined ? undefined : newFile(csv, { say, overwrite, option: '--csv', holds: 'csv' }),
    xlsx === undefined ? undefined : newFile(xlsx, { say, overwrite, option: '--xlsx', holds: 'xlsx' }),
  ];
  if (table !== undefined) table.write((await api.call(routes.exportKpiTable, { query })).csv);
  if (workbook !== undefined)
    workbook.write(Buffer.from((await api.call(routes.exportKpiWorkbook, { query })).xlsx, 'base64'));
  const files = [csv, xlsx].filter((each) => each !== undefined);
  show({ files }, () =>
    files.map((file) => say(`指標を「${file}」に書き出しました。`, `Wrote the KPIs to "${file}".`)),
  );
}
