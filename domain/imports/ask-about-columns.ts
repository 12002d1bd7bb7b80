import { askAboutHidden, hiddenMeanings, hiddenTitle } from './hidden-rows.ts';
import type { ImportKind } from './import-records.ts';
import type { Locale, Words } from './problem-word.ts';
import type { UndecidedColumn } from './read-result.ts';

/** What a column may be said to mean that may decide who is mailed; `noMail:停止` names cells that refuse. */
export const meaningsOf = ({ column, cells }: UndecidedColumn, kind: ImportKind): readonly string[] =>
  column === hiddenTitle
    ? hiddenMeanings
    : kind === 'account'
      ? ['excluded', 'ignore']
      : [
          'noMail',
          'mailAllowed',
          ...cells.map((cell) => `noMail:${cell}`),
          ...(kind === 'customer' ? ['noCall'] : []),
          'ignore',
        ];

/** Hidden rows are asked about by themselves. */
export function undecided(columns: readonly UndecidedColumn[], kind: ImportKind, locale: Locale): string {
  const others = columns.filter(({ column }) => column !== hiddenTitle);
  const said = others.length === 0 ? [] : [askAbout(others, kind)[locale]];
  return [...said, ...(others.length < columns.length ? [askAboutHidden[locale]] : [])].join(' ');
}

/** Which columns, what stands in them, and every way to answer. */
const askAbout = (columns: readonly UndecidedColumn[], kind: ImportKind): Words => {
  const [first] = columns;
  const [column = '', cell = ''] = [first?.column, first?.cells[0]];
  const field = kind === 'account' ? 'excluded' : 'noMail';
  const listed = (mark: readonly [string, string], comma: string): string =>
    columns.map((each) => `${mark[0]}${each.column}${mark[1]} (${each.cells.join(comma)})`).join(comma);
  const answers =
    kind === 'account'
      ? [`"${column}=excluded"`, `"${column}=ignore"`]
      : [`"${column}=noMail"`, `"${column}=mailAllowed"`, `"${column}=noMail:${cell}"`, `"${column}=ignore"`];
  const [refuses = '', allows = '', cells = '', ignores = ''] =
    kind === 'account' ? [answers[0], '', '', answers[1]] : answers;
  const calls = kind === 'customer' ? `"${column}=noCall"` : '';
  return {
    ja: [
      `送ってよい相手かどうかを決める列かもしれませんが、読み取れない列があります: ${listed(['『', '』'], '、')}。何も保存していません。`,
      `列の意味を指定して、もう一度取り込んでください（コマンドでは --map、API では mapping）。`,
      `○が「${field === 'excluded' ? '対象から外す' : '送らない'}」なら ${refuses}`,
      ...(allows === ''
        ? []
        : [`、○が「送ってよい」なら ${allows}、特定の値だけが「送らない」なら ${cells}（値は | で区切る）`]),
      ...(calls === '' ? [] : [`、○が「電話しない」だけなら ${calls}`]),
      `、関係のない列なら ${ignores}。`,
    ].join(''),
    en: [
      `These columns may decide who may be written to, and are not understood: ${listed(['"', '"'], ', ')}. Nothing was stored. `,
      `Say what each means and import again (--map on the command line, mapping in the API): `,
      `${refuses} where yes means ${field === 'excluded' ? 'to leave the company out' : 'no mails'}`,
      ...(allows === ''
        ? []
        : [`, ${allows} where yes means mails, ${cells} where some cells refuse (parted by |)`]),
      ...(calls === '' ? [] : [`, ${calls} where yes means no calls, and mails may go`]),
      `, ${ignores} where it has nothing to do with it.`,
    ].join(''),
  };
};
