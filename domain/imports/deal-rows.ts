import type { DealRecord } from './import-records.ts';
import { asCompany, asOwner } from './customer-rows.ts';
import {
  asLongText,
  asText,
  type FieldReaders,
  type FileFacts,
  type Finished,
  type KindReader,
  kindReader,
} from './kind-reader.ts';
import { isCurrency } from '../kernel/currency.ts';
import { type ReadCell, value } from './parsed.ts';
import { readStage } from './read-choice.ts';
import { readDate } from './read-date.ts';
import { readEmail } from './read-email.ts';
import { readAmount } from './read-number.ts';

/**
 * Reads opportunities and sales. Stage, dates and amount decide dormancy and value: unreadable ones refuse the row.
 * A file of sales (販売管理) has a date of sale and no stage: its rows are won. Where it has no number either, the id
 * is made of account, date, product, amount and name, so that reading the file again gives the same ids; rows that share
 * such an id and stand at different stages are several deals.
 */
export const dealRows = (): KindReader<DealRecord> =>
  kindReader<DealDraft, DealRecord>({
    readers,
    start: () => ({}),
    finish,
    keyOf: ({ dealId }) => ({ field: 'dealId', key: dealId }),
    isOnce: true,
    parted: (earlier, later, nth) =>
      later.madeId === undefined || earlier.stage === later.stage
        ? undefined
        : { ...later, dealId: `${later.dealId}#${nth}` },
    merge: (earlier, later) =>
      areLines(earlier, later)
        ? { ...earlier, ...later, ...productsOf(earlier, later), amount: total(earlier, later) }
        : { ...earlier, ...later },
  });

/**
 * Lines of one slip or one order: the same outcome on the same day for the same company. Of an opportunity (with a stage)
 * equal amounts are its total beside each product, and not added.
 */
const areLines = (one: DealRecord, other: DealRecord): boolean =>
  one.amount !== undefined &&
  other.amount !== undefined &&
  (one.stageLabel === sold.label || one.amount !== other.amount) &&
  (['stage', 'closedOn', 'accountName', 'accountCode', 'customerEmail'] as const).every(
    (field) => one[field] === other[field],
  );

const total = (one: DealRecord, other: DealRecord): number => (one.amount ?? 0) + (other.amount ?? 0);

const productsOf = (one: DealRecord, other: DealRecord): Pick<DealRecord, 'product'> => {
  const products = [...new Set([one.product, other.product])].filter((product) => product !== undefined);
  return products.length === 0 ? {} : { product: products.join('、') };
};

type StageOfRow = { readonly stage: DealRecord['stage']; readonly label: string };
type DealDraft = Omit<Required<DealRecord>, 'stage' | 'stageLabel' | 'madeId'> & {
  readonly stage: StageOfRow;
  /** Whether the amount is of another currency than the company's. */
  readonly currency: boolean;
  readonly soldOn: string;
  /** What salespeople expect of a deal: its amount while it is open and names no other. */
  readonly expectedAmount: number;
};

/** Reads whether a currency is another than the company's. */
const readCurrency: ReadCell<boolean> = (cell, { currency }) => {
  const code = cell.normalize('NFKC').trim().toUpperCase();
  return currency !== undefined && code !== currency && isCurrency(code)
    ? value(true, 'otherCurrency')
    : value(false);
};

const readers: FieldReaders<DealDraft> = {
  dealId: asText,
  accountName: asCompany,
  accountCode: asText,
  customerEmail: { read: readEmail, matters: true },
  ownerName: asOwner,
  product: asText,
  name: asText,
  stage: {
    read: (cell, context) => {
      // A rank of likelihood, as salespeople in Japan keep one: the deal is open as long as it has one.
      if (/確度|ヨミ/.test(context.title) && /^[SABCDE][+-]?$/i.test(cell.normalize('NFKC').trim()))
        return value({ stage: 'open', label: cell });
      const stage = readStage(cell, context);
      return stage.kind === 'value' ? value({ stage: stage.value, label: cell }) : stage;
    },
    matters: true,
  },
  openedOn: { read: readDate, dates: true, matters: true },
  closedOn: { read: readDate, dates: true, matters: true },
  soldOn: { read: readDate, dates: true, matters: true },
  amount: { read: readAmount, matters: true },
  expectedAmount: { read: readAmount },
  currency: { read: readCurrency },
  lostReason: asLongText,
  meetingOn: { read: readDate, dates: true, matters: true },
};

const finish = (draft: Partial<DealDraft>, facts: FileFacts): Finished<DealRecord> => {
  const { dealId, stage, soldOn, currency: isOther, amount, expectedAmount, ...others } = draft;
  const rest = { ...others, ...(amount === undefined || isOther === true ? {} : { amount }) };
  const account = rest.accountCode ?? rest.accountName ?? rest.customerEmail;
  if (account === undefined || account === '') return refused('accountName', 'noAccount');
  const closedOn = rest.closedOn ?? soldOn;
  const outcome = stage ?? (facts.fields.has('stage') || soldOn === undefined ? undefined : sold);
  if (outcome === undefined) return refused('stage', 'missing');
  const made = [account, closedOn ?? '', rest.product ?? '', rest.amount ?? ''].join('/');
  const hasIds = facts.fields.has('dealId');
  const id = dealId ?? (hasIds ? undefined : [made, rest.name ?? []].flat().join('/'));
  if (id === undefined) return refused('dealId', 'missing');
  const dates = closedOn === undefined ? {} : { closedOn };
  // Not in the id, which releases before made without it.
  const isExpected = outcome.stage === 'open' && rest.amount === undefined && isOther !== true;
  const deal: DealRecord = {
    ...rest,
    ...dates,
    ...(isExpected && expectedAmount !== undefined ? { amount: expectedAmount } : {}),
    dealId: id,
    ...(hasIds ? {} : { madeId: made }),
    stage: outcome.stage,
    stageLabel: outcome.label,
  };
  return { kind: 'records', records: rest.accountCode === undefined ? atEachCompany(deal) : [deal] };
};

/** HubSpot writes all companies of a deal in one cell, the first of them the main one: only there the amount counts. */
const atEachCompany = ({ amount, ...deal }: DealRecord): readonly DealRecord[] =>
  (deal.accountName ?? '').split(/;\s*/).map((accountName, at) => {
    const account = deal.accountName === undefined ? {} : { accountName };
    return at === 0
      ? { ...deal, ...account, ...(amount === undefined ? {} : { amount }) }
      : { ...deal, ...account, dealId: `${deal.dealId}#${accountName}` };
  });

const sold: StageOfRow = { stage: 'won', label: '売上' };

const refused = (field: string, code: 'noAccount' | 'missing'): Finished<DealRecord> => ({
  kind: 'refused',
  field,
  code,
});
