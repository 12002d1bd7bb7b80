import { isBlank, shortCell } from './clean-text.ts';
import { namedIn, type Mapping, type Matched } from './match-columns.ts';
import type { Words } from './problem-word.ts';
import type { SeenColumn } from './read-result.ts';
import type { TableRow } from './read-table.ts';
import { isOffTheList, readPresence } from './webinar-rows.ts';

/**
 * Finds the column that says who came to a webinar where no known title does: 「出欠連絡」 with 出席 and 欠席. Without any sign
 * everybody in the file came, so that a column which speaks of it and is not understood is asked about.
 *
 * @returns what is used of the file, or the columns to ask about
 */
export function withPresence(
  titles: readonly string[],
  rows: readonly TableRow[],
  matched: Matched,
  mapping: Mapping = {},
): Matched | { readonly unclear: readonly string[] } {
  const isNamed = namedIn(mapping);
  const isUsed = new Set(matched.used.map(({ index }) => index));
  const isTold = matched.used.some(({ field }) => signs.has(field));
  const others = titles.flatMap((column, index) => {
    if (isUsed.has(index) || isNamed(column)) return [];
    const cells = rows.map((row) => row.cells[index] ?? '').filter((cell) => !isBlank(cell));
    const reading = cells.length === 0 ? undefined : readingOf(column, cells, isTold);
    return reading === undefined ? [] : [{ index, column, reading }];
  });
  const found = others.flatMap(({ index, column, reading }) =>
    reading === 'unclear' ? [] : [{ index, column, field: reading }],
  );
  const unclear = others.filter(({ reading }) => reading === 'unclear').map(({ column }) => column);
  if (unclear.length > 0 && !found.some(({ field }) => field === 'attended')) return { unclear };
  const titlesFound = new Set(found.map(({ column }) => column));
  return {
    used: [...matched.used, ...found].toSorted((one, other) => one.index - other.index),
    ignored: matched.ignored.filter((title) => !titlesFound.has(title)),
  };
}

/** As what the cells of a column speak that no known title names; a column named Status may speak of anything. */
function readingOf(
  column: string,
  cells: readonly string[],
  isTold: boolean,
): 'attended' | 'registrationStatus' | 'unclear' | undefined {
  const isStatus = statusTitle.test(column.normalize('NFKC').trim());
  if (!isStatus && (isTold || !speaksOfPresence(column) || cells.some((cell) => /[@＠]/.test(cell))))
    return undefined;
  if (!isTold && cells.every((cell) => readPresence(cell).kind === 'value')) return 'attended';
  if (!isStatus) return 'unclear';
  return cells.some(isOffTheList) ? 'registrationStatus' : undefined;
}

const statusTitle =
  /^(?:(?:参加者|受付|申込者?|チケット)の?)?(?:ステータス|状況|状態)$|^(?:(?:ticket|order|attendee|participant|guest) )?status$/i;

/** Fields from which it follows who came. */
const signs: ReadonlySet<string> = new Set([
  'attended',
  'minutes',
  'joinedAt',
  'registrationStatus',
  'registered',
]);

const speaksOfPresence = (title: string): boolean =>
  /参加|出席|欠席|出欠|視聴|来場|受講|入室|聴講|チェックイン/.test(title)
    ? !/者|名$|回数|履歴|方法|目的|理由|きっかけ|動機|人数|費|料|券|番号|ID$|URL|環境|希望日/i.test(title)
    : /(?<![a-z])(?:attend(?:ed|ance)|present|show(?:ed)?(?: up)?|watch(?:ed)?|joined|checked[ -]?in)(?![a-z])/i.test(
        title,
      ) &&
      !/(?<![a-z])(?:archive|on[ -]?demand|count|number|times|events?|reason|source)(?![a-z])/i.test(title);

/** What a person may say of such a column; `allCame`: it says something else, and everybody in the file came. */
export const presenceMeanings = ['attended', 'minutes', 'allCame'] as const;

/** What to ask about columns that may say who came. */
export const unclearPresence = (columns: readonly SeenColumn[]): Words => {
  const listed = (mark: readonly [string, string], comma: string): string =>
    columns
      .map(({ column, cells }) => `${mark[0]}${column}${mark[1]} (${cells.map(shortCell).join(comma)})`)
      .join(comma);
  const column = columns[0]?.column ?? '';
  return {
    ja: `参加したかどうかを表すかもしれない列が読み取れません: ${listed(['『', '』'], '、')}。読まなければ全員が参加したことになるため、何も保存していません。値を「参加」「欠席」に直すか、列の意味を指定して、もう一度取り込んでください（コマンドでは --map "${column}=attended" が参加・欠席、"${column}=minutes" が参加した時間、"${column}=allCame" が関係のない列で、全員参加）。`,
    en: `These columns may say who attended, and are not understood: ${listed(['"', '"'], ', ')}. Without them everybody in the file would count as having attended, so nothing was stored. Write "attended" or "absent" in the cells, or say what the column means and import again (on the command line --map "${column}=attended", "${column}=minutes" for the time spent, "${column}=allCame" where it has nothing to do with it and everybody attended).`,
  };
};
