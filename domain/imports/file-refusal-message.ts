import { importPresets } from './presets/preset-names.ts';
import { undecided } from './ask-about-columns.ts';
import { kindWords, neededWords } from './kind-words.ts';
import type { Locale, Words } from './problem-word.ts';
import { unclearPresence } from './presence-columns.ts';
import type { FileRefusal, SeenColumn, UndecidedColumn, UnreadableFileCode } from './read-result.ts';

/** Says why a file was not read and what to do. */
export const fileRefusalMessage = (refusal: FileRefusal, locale: Locale): string => {
  switch (refusal.code) {
    case 'noHeader':
      return told(locale, {
        ja: `見出しの行が見つかりません（読めた行:『${refusal.seen.join('・')}』）。1行目に「メール」「会社名」などの見出しを入れて、もう一度取り込んでください。${refusal.columns.length === 0 ? '' : `見出しがあるのに知らない名前なら、列の対応を指定してください（コマンドでは --map "${mappedTo(refusal.columns, 'ja')}" のように）。`}`,
        en: `No header row was found (read: ${refusal.seen.join(', ')}). Put column titles such as "Email" or "Company" in the first row and import again.${refusal.columns.length === 0 ? '' : ` Where these are the titles, say what the columns are (on the command line --map "${mappedTo(refusal.columns, 'en')}").`}`,
      });
    case 'unclosedQuote':
      return told(locale, {
        ja: `${refusal.line}行目から先に、閉じられていない「"」がいくつもあります。Excel で開き、『CSV UTF-8（コンマ区切り）』として保存し直してください。`,
        en: `Many quotation marks from line ${refusal.line} on are never closed. Open the file in Excel and save it as "CSV UTF-8 (Comma delimited)".`,
      });
    case 'wrongKind':
      if (refusal.asked === 'optOut')
        return told(locale, {
          ja: 'このファイルは「顧客」の一覧のようです。配信停止として取り込むと、全員に配信できなくなります。顧客として取り込むか、本当に全員が配信停止なら、アドレスの列を指定してください（--map "メールアドレス=email"）。',
          en: 'This file looks like a list of customers. Taken as opt-outs, none of them is mailed again. Import it as customers or, if all of them really opted out, name the column of the address (--map "Email=email").',
        });
      return told(locale, {
        ja: `このファイルは「${kindWords[refusal.looksLike].ja}」のようです。「${kindWords[refusal.asked].ja}」ではなく「${kindWords[refusal.looksLike].ja}」として取り込んでください。`,
        en: `This file looks like ${kindWords[refusal.looksLike].en}, not ${kindWords[refusal.asked].en}. Import it as ${kindWords[refusal.looksLike].en}.`,
      });
    case 'missingColumns':
      if (isWithoutAddress(refusal))
        return told(locale, {
          ja: `「${kindWords[refusal.asked].ja}」にはメールアドレスの列が要りますが、どの列にもアドレスがありません（見つかった列:『${refusal.seen.join('・')}』）。何も保存していません。アドレスの列を足して、もう一度取り込んでください。`,
          en: `${kindWords[refusal.asked].en} need a column of e-mail addresses, and no column holds any (found: ${refusal.seen.join(', ')}). Nothing was stored. Add the column and import again.`,
        });
      return told(locale, {
        ja: `「${kindWords[refusal.asked].ja}」には${neededWords[refusal.asked].ja}の列が要ります（見つかった列:『${refusal.seen.join('・')}』）。列の名前を直すか、列の対応を指定してください（コマンドでは --map "${mappedTo(refusal.columns, 'ja')}" のように）。`,
        en: `${kindWords[refusal.asked].en} need a column for ${neededWords[refusal.asked].en} (found: ${refusal.seen.join(', ')}). Rename the columns or say what they are (on the command line --map "${mappedTo(refusal.columns, 'en')}").`,
      });
    case 'presetWithoutKind':
    case 'notOfPreset':
      return told(locale, presetWords(refusal));
    case 'unknownField':
      return told(locale, {
        ja: `列『${refusal.column}』の対応先『${refusal.field}』という項目はありません。項目の名前を選び直してください。`,
        en: `Column "${refusal.column}" is mapped to "${refusal.field}", which is not a field. Choose another field.`,
      });
    case 'unknownColumn':
      return told(locale, {
        ja: `指定した列『${refusal.column}』はこのファイルにありません（ある列:『${refusal.seen.join('・')}』）。何も保存していません。列の名前を直すか、この列を使わないなら --map "${refusal.column}=ignore" を付けて、もう一度取り込んでください。`,
        en: `There is no column "${refusal.column}" in the file (it has: ${refusal.seen.join(', ')}). Nothing was stored. Correct the name of the column, or leave it out with --map "${refusal.column}=ignore", and import again.`,
      });
    case 'whichSheet':
      return told(locale, whichSheet(refusal));
    case 'whichDateOrder':
      return told(locale, whichOrder(refusal.columns));
    case 'unclearPresence':
      return told(
        locale,
        unclearPresence(refusal.columns.filter(({ column }) => refusal.unclear.includes(column))),
      );
    case 'undecidedColumns':
      return undecided(refusal.columns, refusal.asked, locale);
    case 'empty':
    case 'excelFile':
    case 'brokenWorkbook':
    case 'tooLargeWorkbook':
    case 'oldExcelFile':
    case 'passwordProtected':
    case 'zipFile':
    case 'pdfFile':
    case 'imageFile':
    case 'binaryFile':
    case 'htmlFile':
    case 'unknownEncoding':
    case 'notATable':
    case 'noRows':
    case 'missingSession':
      return told(locale, fileWords[refusal.code]);
    default:
      return refusal satisfies never;
  }
};

/** What to say of a column: by its cells, where they tell. */
function mappedTo(columns: readonly SeenColumn[], locale: Locale): string {
  const likely = columns.find(({ proposed }) => proposed !== undefined);
  const example = locale === 'ja' ? '列の名前=email' : 'COLUMN=email';
  return likely === undefined ? example : `${likely.column}=${likely.proposed}`;
}

/** Of a kind that knows people by their addresses alone, where the cells that were looked at hold none. */
const isWithoutAddress = ({ asked, columns }: Extract<FileRefusal, { code: 'missingColumns' }>): boolean =>
  ['optOut', 'webinar', 'inquiry'].includes(asked) &&
  columns.length > 0 &&
  !columns.some(({ cells }) => cells.some((cell) => /[@＠]/.test(cell)));

function whichOrder(columns: readonly UndecidedColumn[]): Words {
  const listed = (mark: readonly [string, string], comma: string): string =>
    columns.map(({ column, cells }) => `${mark[0]}${column}${mark[1]} (${cells.join(comma)})`).join(comma);
  return {
    ja: `日付の列が、月/日/年とも日/月/年とも読めます: ${listed(['『', '』'], '、')}。何も保存していません。どちらかを指定して、もう一度取り込んでください（コマンドでは --date-order mdy が月/日/年、--date-order dmy が日/月/年）。`,
    en: `These dates can be read month first or day first: ${listed(['"', '"'], ', ')}. Nothing was stored. Say which and import again (on the command line --date-order mdy for month first, --date-order dmy for day first).`,
  };
}

function presetWords(refusal: Extract<FileRefusal, { code: 'presetWithoutKind' | 'notOfPreset' }>): Words {
  const { title, kinds } = importPresets[refusal.preset];
  const named = { ja: kindWords[refusal.asked].ja, en: kindWords[refusal.asked].en };
  if (refusal.code === 'presetWithoutKind')
    return {
      ja: `${title.ja} の書き出しとして読めるのは${kinds.map((kind) => `「${kindWords[kind].ja}」`).join('、')}です（指定:「${named.ja}」）。種類か、書き出し元を選び直してください。`,
      en: `Of ${title.en} these files are known: ${kinds.map((kind) => kindWords[kind].en).join(', ')} (asked: ${named.en}). Choose another kind, or another program.`,
    };
  const [seen, known] = [refusal.seen.slice(0, 10), refusal.known.slice(0, 6)];
  return {
    ja: `${title.ja} が書き出す「${named.ja}」の列がありません（読めた列:『${seen.join('・')}』、${title.ja} の列の例:『${known.join('・')}』）。書き出し元を指定せずに取り込むか、選び直してください。`,
    en: `These are not the columns of ${named.en} from ${title.en} (read: ${seen.join(', ')}; it writes such as ${known.join(', ')}). Import it without naming a program, or name another.`,
  };
}

const told = (locale: Locale, words: Words): string => words[locale];

const whichSheet = ({ sheets, asked }: Extract<FileRefusal, { code: 'whichSheet' }>): Words => {
  const [ja, en] = [
    sheets.map((name) => `「${name}」`).join('、'),
    sheets.map((name) => `"${name}"`).join(', '),
  ];
  const first = sheets[0] ?? '';
  return asked === undefined
    ? {
        ja: `読めるシートが${sheets.length}枚あります（${ja}）。どのシートかを指定して、もう一度取り込んでください（コマンドでは --sheet "${first}"、API では sheet）。何も保存していません。`,
        en: `${sheets.length} sheets can be read (${en}). Say which and import again (--sheet "${first}" on the command line, sheet in the API). Nothing was stored.`,
      }
    : {
        ja: `シート「${asked}」はありません。あるのは ${ja} です。`,
        en: `There is no sheet "${asked}". There are: ${en}.`,
      };
};

const excel = {
  ja: 'Excel で『CSV UTF-8（コンマ区切り）』として保存し直してください。',
  en: 'Save it in Excel as "CSV UTF-8 (Comma delimited)" and import that file.',
} as const;

const fileWords: Readonly<Record<UnreadableFileCode, Words>> = {
  empty: {
    ja: 'ファイルが空です。中身のあるファイルを選んでください。',
    en: 'The file is empty. Choose another file.',
  },
  excelFile: {
    ja: 'この形式の Excel のファイル（.xlsb など）は読めません。Excel で開き、「Excel ブック（.xlsx）」として保存し直してください。',
    en: 'This kind of Excel file (.xlsb, for instance) cannot be read. Open it in Excel and save it as "Excel Workbook (.xlsx)".',
  },
  brokenWorkbook: {
    ja: `Excel のファイル（.xlsx）ですが、壊れていて読めません。Excel で開いて保存し直すか、${excel.ja}`,
    en: `This is an Excel file (.xlsx), but it is damaged. Open it in Excel and save it again. ${excel.en}`,
  },
  tooLargeWorkbook: {
    ja: `この Excel のファイルは、展開すると大きすぎます（担当者・会社・案件・配信停止は約100万行・セル2,000万個、ほかは600万個まで）。要らない列やシートを消すか、${excel.ja}`,
    en: `This Excel file unpacks to too much (contacts, companies, deals and opt-outs: about a million rows and 20 million cells at most; others: 6 million). Remove columns or sheets that are not needed. ${excel.en}`,
  },
  oldExcelFile: {
    ja: '古い形式の Excel のファイル（.xls）です。Excel で開き、「Excel ブック（.xlsx）」として保存し直してください。',
    en: 'This is an old Excel file (.xls). Open it in Excel and save it as "Excel Workbook (.xlsx)".',
  },
  passwordProtected: {
    ja: 'パスワードのかかった Excel のファイルは読めません。Excel でパスワードを外して保存し直してください。',
    en: 'This Excel file is protected by a password. Save it in Excel without the password.',
  },
  zipFile: {
    ja: 'これは ZIP ファイルです。展開して、中の CSV ファイルを選んでください。',
    en: 'This is a ZIP file. Unpack it and choose the CSV file inside.',
  },
  pdfFile: {
    ja: 'これは PDF です。元の表を CSV で書き出して選んでください。',
    en: 'This is a PDF. Export the original table as CSV.',
  },
  imageFile: {
    ja: 'これは画像です。元の表を CSV で書き出して選んでください。',
    en: 'This is an image. Export the original table as CSV.',
  },
  binaryFile: {
    ja: 'このファイルは表ではありません。CSV で書き出したファイルを選んでください。',
    en: 'This file is not a table. Choose a file exported as CSV.',
  },
  htmlFile: {
    ja: 'これは HTML（Web ページ）です。拡張子が .xls でも中身は Web ページのことがあります。Excel で開き、「Excel ブック（.xlsx）」として保存し直してください。',
    en: 'This is an HTML page, even if its name ends in .xls. Open it in Excel and save it as "Excel Workbook (.xlsx)".',
  },
  unknownEncoding: {
    ja: `文字コードが UTF-8 でも Shift_JIS でもありません。${excel.ja}`,
    en: `The text is neither UTF-8 nor Shift_JIS. ${excel.en}`,
  },
  notATable: {
    ja: 'このファイルは表（CSV）ではありません。CSV で書き出したファイルを選んでください。',
    en: 'This file is not a table (CSV). Choose a file exported as CSV.',
  },
  noRows: {
    ja: '見出しの下に行がありません。中身のあるファイルを選んでください。',
    en: 'There are no rows below the header. Choose another file.',
  },
  missingSession: {
    ja: 'どのセミナーのファイルか分かりません。セミナー名を指定するか、「セミナー名」の列を足してください。',
    en: 'The file does not say which webinar it is about. Give the name of the webinar, or add a column "Webinar".',
  },
};
