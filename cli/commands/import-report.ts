import { changedValueLabel } from '../../contract/change-words.ts';
import { importFieldLabel } from '../../contract/import-fields.ts';
import type { ImportReport } from '../../contract/imports.ts';
import { pairLines } from '../print-table.ts';
import type { Say } from '../say.ts';

const SHOWN = 10;

/** What was read, in the order in which somebody doubts it. */
export function reportLines(report: ImportReport, say: Say): readonly string[] {
  const { counts, columns } = report;
  return [
    ...pairLines([
      [say('ファイル', 'File'), report.file],
      report.sheet === undefined
        ? [say('文字コード', 'Encoding'), report.encoding]
        : [say('シート', 'Sheet'), report.sheet],
      [say('見出しの行', 'Header line'), String(report.headerLine)],
      [
        say('使った列', 'Columns used'),
        columns.used.map(({ column, field }) => `${column} -> ${field}`).join(', ') || '-',
      ],
      [say('使わなかった列', 'Columns ignored'), columns.ignored.join(', ') || '-'],
      [say('読んだ行', 'Rows read'), String(counts.read)],
      [
        say('取り込み', 'Taken'),
        say(
          `${counts.taken}（新規${counts.created}、更新${counts.updated}、変更なし${counts.unchanged}）`,
          `${counts.taken} (new ${counts.created}, updated ${counts.updated}, unchanged ${counts.unchanged})`,
        ),
      ],
      [say('まとめた重複', 'Duplicates merged'), String(counts.merged)],
      [say('対象外', 'Left out'), String(counts.excluded)],
      [say('取り込めなかった行', 'Refused'), String(counts.refused)],
    ]),
    ...listed(
      say('取り込めなかった行', 'Refused'),
      report.refusals.map(({ message }) => message),
      report.refusalCount,
      say,
    ),
    ...listed(
      say('お知らせ', 'Notes'),
      report.warnings.map(({ message }) => message),
      report.warningCount,
      say,
    ),
    ...listed(
      say('担当者に結び付かなかったもの', 'Belonging to nobody known'),
      report.unmatched,
      report.unmatched.length,
      say,
    ),
    ...changeLines(report, say),
    ...(report.stored
      ? []
      : ['', say('試し読みです。何も保存していません。', 'This was a dry run: nothing was stored.')]),
  ];
}

/** Nobody is mailed without a ground: a list of people that came with none says so, and with what to give it. */
export function groundLines(
  { kind, columns, counts }: ImportReport,
  basis: string | undefined,
  say: Say,
): readonly string[] {
  const isSaid = basis !== undefined || columns.used.some(({ field }) => field === 'consentBasis');
  if (kind !== 'customer' || isSaid || counts.taken === 0) return [];
  return [
    '',
    say(
      '配信の根拠が指定されていません。根拠の記録がない方には、メールを送りません。--basis（transaction、card、optIn、published）を付けて、もう一度取り込んでください。',
      'No ground for mailing these people was given: whoever has none on record is not mailed. Import the file again with --basis (transaction, card, optIn or published).',
    ),
  ];
}

/** Of a dry run: whose fields would change, from what to what. */
function changeLines(
  { changes = [], columns, counts, stored, kind }: ImportReport,
  say: Say,
): readonly string[] {
  if (stored || changes.length === 0) return [];
  const columnOf = (field: string): string => {
    const { ja, en } = importFieldLabel(kind, field);
    return columns.used.find((each) => each.field === field)?.column ?? say(ja, en);
  };
  const valueOf = (field: string, value: string | undefined): string => {
    const { ja, en } = changedValueLabel(field, value);
    return say(ja, en);
  };
  return listed(
    say('変わる方と会社', 'Would change'),
    changes.map(
      ({ who, fields }) =>
        `${who}: ${fields.map(({ field, before, after }) => `${columnOf(field)} ${valueOf(field, before)} -> ${valueOf(field, after)}`).join(', ')}`,
    ),
    counts.updated,
    say,
  );
}

function listed(title: string, sentences: readonly string[], total: number, say: Say): readonly string[] {
  if (total === 0) return [];
  const shown = sentences.slice(0, SHOWN);
  const rest = total - shown.length;
  return [
    '',
    `${title}:`,
    ...shown.map((sentence) => `  ${sentence}`),
    ...(rest > 0
      ? [say(`  ほか${rest}件（--json ですべて見られます）`, `  and ${rest} more (see them with --json)`)]
      : []),
  ];
}
