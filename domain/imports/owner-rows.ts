import type { OwnerRecord } from './import-records.ts';
import { asList, asText, type FieldReaders, type KindReader, kindReader } from './kind-reader.ts';
import { halfWidth } from './clean-text.ts';
import { empty, type ReadCell, value } from './parsed.ts';
import { saysLeft } from './read-retired.ts';
import { anyOf, either, not } from './refusal-readers.ts';
import { readChoice, readFlag } from './read-choice.ts';
import { readDate } from './read-date.ts';
import { readEmail } from './read-email.ts';
import { asColleague } from './read-colleague.ts';
import { readCount } from './read-number.ts';
import { readPhone } from './read-phone.ts';
import { words } from './words.ts';

/** Reads our own sales people: who answers for a name in the other files, and who took over. */
export const ownerRows = (): KindReader<OwnerRecord> =>
  kindReader<OwnerDraft, OwnerRecord>({
    readers,
    start: () => ({}),
    heardAs: 'ownerAway',
    hears: (text) => (saysAway(text) ? { retired: true } : {}),
    finish: ({ name, employed, absence, remarks, ...rest }) => {
      if (name === undefined || name === '') return { kind: 'refused', field: 'name', code: 'missing' };
      const retired = anyOf([rest.retired, not(employed), remarks]);
      const away = { ...absence, ...rest };
      return { kind: 'records', records: [{ ...away, ...(retired === undefined ? {} : { retired }), name }] };
    },
    keyOf: ({ email, name }) =>
      email === undefined ? { field: 'name', key: name } : { field: 'email', key: email },
  });

type OwnerDraft = Required<OwnerRecord> & {
  readonly employed: boolean;
  readonly absence: Absence;
  /** A remark or a status by which somebody is there no longer. */
  readonly remarks: boolean;
};

type Absence = Pick<OwnerRecord, 'absentFrom' | 'absentUntil'>;

const gone = words(
  `退職 | 退職済 | 退職済み | 異動 | 休職 | 休職中 | 産休 | 産休中 | 育休 | 育休中 | 無効 | inactive | disabled | deactivated | suspended | on leave`,
);
const present = words(`在籍 | 在職 | 在籍中 | 在職中 | 有効 | active`);
/** Who is away for long gets no leads until a file says otherwise; not so who stands in for them, or is back. */
const onLeave =
  /(?:^|[(（【]|\d{1,2}[月日](?:から|より)?)\s?(?:休職|産休|育休)(?!者|代替|代行|代理|明け|復帰|復職|・|後|中?の(?!ため)|(?:から|より)(?:の)?復|[^。、]{0,6}(?:なし|復帰|終了))/;
/** Another one has left, or is away: who is in the row came for them. */
const forOthers =
  /(?:さん|氏|君|様|が|の)(?:退職|退社)|(?<!定年|早期|自己|都合|希望|中途|円満|[年月日末付])(?<=^[\p{Script=Han}\p{Script=Katakana}]{2,4})(?:退職|退社)(?:のため|により|に伴|した)|(?:took|taking) over from|covers? for|(?:successor|replacement|stand-in) (?:of|for)/iu;

const saysAway = (text: string): boolean => (saysLeft(text) && !forOthers.test(text)) || onLeave.test(text);
/** Words of it, which are no days. */
const ofLeave = /^(?:退職|退社|休職|産休|育休)/;
const asName = { ...asColleague, spoken: true } as const;
/** Of somebody else in the row: that they have left says nothing of the salesperson. */
const asOtherName = { read: asColleague.read } as const;

/** A status that says so in one word; anything else says nothing. */
const readRemarks: ReadCell<boolean> = (cell) => {
  const word = halfWidth(cell).trim().toLowerCase();
  if (gone.includes(word) || saysAway(cell)) return value(true, 'ownerAway');
  return present.includes(word) ? value(false) : empty;
};

/** What stands between the first and the last day. */
const BETWEEN_DAYS = /[~〜–—]|から| - |\bto\b/i;

/** 2026/12/1～12/10, 12月1日から: one day, or the first and the last. */
const readAbsence: ReadCell<Absence> = (cell, context) => {
  const text = halfWidth(cell).trim();
  if (ofLeave.test(text)) return empty;
  const [first = text, rest = ''] = text.split(BETWEEN_DAYS).map((part) => part.trim());
  const last = rest.replace(/まで$/, '');
  const from = readDate(first, context);
  if (from.kind !== 'value') return from;
  // The year of the first day is that of the last where it names none.
  const until = readDate(
    /^\d{1,2}[/月]\d{1,2}日?$/.test(last) ? `${from.value.slice(0, 4)}/${last.replace('月', '/')}` : last,
    context,
  );
  return value({ absentFrom: from.value, ...(until.kind === 'value' ? { absentUntil: until.value } : {}) });
};

const readers: FieldReaders<OwnerDraft> = {
  name: asName,
  email: { read: readEmail, matters: true },
  managerName: asOtherName,
  managerEmail: { read: readEmail, matters: true },
  region: asText,
  department: asText,
  phone: { read: readPhone },
  bookingUrl: asText,
  retired: { read: readFlag(gone, present), matters: true },
  employed: { read: readFlag(present, gone), matters: true },
  successorName: asOtherName,
  role: {
    read: readChoice([
      ['insideSales', /インサイド|^is$|^sdr$|^bdr$|inside/],
      ['field', /フィールド|外勤|営業|field|^ae$/],
    ]),
  },
  products: asList,
  openHandoffs: { read: readCount },
  absence: { read: readAbsence, dates: true, spoken: true },
  remarks: { read: readRemarks, join: either },
  absentFrom: { read: readDate, dates: true },
  absentUntil: { read: readDate, dates: true },
  deputyName: asOtherName,
};
