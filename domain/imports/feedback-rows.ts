import type { FeedbackRecord } from './import-records.ts';
import { asLongText, type FieldReaders, type KindReader, kindReader } from './kind-reader.ts';
import { halfWidth } from './clean-text.ts';
import { type Parsed, unreadable, value } from './parsed.ts';
import { readChoice } from './read-choice.ts';
import { readContactDay, readNearDay, readResumeDay } from './read-sheet-day.ts';
import { readOutcome } from './read-outcome.ts';
import { readAmount } from './read-number.ts';

/** Reads the sheet that sales filled in. A row without a result is not filled in yet: it is passed over in silence. */
export const feedbackRows = (): KindReader<FeedbackRecord> =>
  kindReader<FeedbackDraft, FeedbackRecord>({
    readers,
    start: () => ({}),
    finish: ({ code, outcome, ...rest }) => {
      if (outcome === undefined) return { kind: 'records', records: [] };
      if (code === undefined) return { kind: 'refused', field: 'code', code: 'missing' };
      return { kind: 'records', records: [{ ...rest, code, outcome }] };
    },
    keyOf: (record) => ({ field: 'code', key: JSON.stringify(record), named: record.code }),
  });

type FeedbackDraft = Required<FeedbackRecord>;

const CODE = /^[2-9A-HJ-NP-Z]{6}$/;

const readCode = (cell: string): Parsed<string> => {
  const code = halfWidth(cell)
    .replaceAll(/[\s#-]/g, '')
    .toUpperCase();
  return CODE.test(code) ? value(code) : unreadable('unreadableCode');
};

const readers: FieldReaders<FeedbackDraft> = {
  code: { read: readCode, matters: true },
  outcome: { read: readOutcome, matters: true },
  channel: {
    read: readChoice([
      ['phone', /電話|架電|phone|call/],
      ['mail', /メール|mail/],
      ['online', /オンライン|web|zoom|teams|online/],
      ['visit', /訪問|visit/],
      ['letter', /手紙|郵送|dm|letter/],
    ]),
  },
  contactedOn: { read: readContactDay, dates: true },
  until: { read: readResumeDay, dates: true, matters: true },
  amount: { read: readAmount, matters: true },
  meetingOn: { read: readNearDay, dates: true, matters: true },
  budget: {
    read: readChoice([
      ['secured', /確保|secured/],
      ['applying', /申請|appl(?:y|ied)/],
      ['undecided', /未定|undecided/],
      ['none', /なし|none/],
    ]),
  },
  authority: {
    read: readChoice([
      ['decisionMaker', /本人|^(?:is )?(?:the |a )?decision[- ]?maker$/],
      ['spokenWith', /直接|話せた|spoke/],
      ['contactOnly', /担当者のみ|contact/],
      ['unknown', /不明|unknown/],
    ]),
  },
  need: {
    read: readChoice([
      ['concrete', /具体|concrete/],
      ['vague', /曖昧|あいまい|vague/],
      ['gathering', /情報収集|gathering/],
      ['none', /なし|none/],
    ]),
  },
  timeframe: {
    read: readChoice([
      ['threeMonths', /(?<!\d)[3三]\s*[かヵヶカケ箇]月|(?<!\d)3 months|three months/],
      ['halfYear', /半年|(?<!\d)[6六]\s*[かヵヶカケ箇]月|half a year|(?<!\d)6 months|six months/],
      [
        'oneYear',
        /(?<![\d十])[1一]\s*年(?!\d)|within (?:a|1|one) year|(?<!\d)12\s*(?:[かヵヶカケ箇]月|months)/,
      ],
      ['undecided', /未定|undecided/],
    ]),
  },
  nextActionText: asLongText,
  note: asLongText,
};
