import { codes, labels } from './labels.js';

const remembered = new URLSearchParams(location.search).get('lang');
let current = remembered === 'ja' || remembered === 'en' ? remembered : navigator.language.toLowerCase().startsWith('ja') ? 'ja' : 'en';
let timeZone = 'Asia/Tokyo';

export const locale = () => current;
export const setLocale = (next) => {
  current = next;
};
export const setZone = (name) => {
  timeZone = name;
};

const place = () => (current === 'ja' ? 0 : 1);

/** A label in the reader's language, with its `{values}` filled in. */
export function text(key, values = {}) {
  return labels[key][place()].replaceAll(/(?<!\{)\{(\w+)\}(?!\})/g, (_, name) => String(values[name] ?? ''));
}

/** The label of a code of the API; the code itself where it is none of ours. */
export const label = (group, code) => codes[group]?.[code]?.[place()] ?? String(code ?? '');

export const count = (value) => Number(value).toLocaleString(current === 'ja' ? 'ja-JP' : 'en-GB');
export const people = (value) => text('people', { count: count(value) });
export const comma = () => (current === 'ja' ? '、' : ', ');
/** Both languages of a name that the API gives as {ja, en}. */
export const named = (name) => name[current];

const weekdays = [['日', '月', '火', '水', '木', '金', '土'], ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 「11月20日(金) 14:00」, "Fri 20 Nov, 14:00", in the company's zone. */
export function moment(iso) {
  if (iso === undefined) return '—';
  // The wall clock of the company, as if it were UTC.
  const at = new Date(`${new Date(iso).toLocaleString('sv', { timeZone }).replace(' ', 'T')}Z`);
  const day = weekdays[place()][at.getUTCDay()];
  const time = `${at.getUTCHours()}:${String(at.getUTCMinutes()).padStart(2, '0')}`;
  return current === 'ja'
    ? `${at.getUTCMonth() + 1}月${at.getUTCDate()}日(${day}) ${time}`
    : `${day} ${at.getUTCDate()} ${months[at.getUTCMonth()]}, ${time}`;
}

/** 「2026年11月」, "Nov 2026". */
export function month(cohort) {
  const [year, number] = cohort.split('-').map(Number);
  return current === 'ja' ? `${year}年${number}月` : `${months[number - 1]} ${year}`;
}

export const money = (amount, currency) =>
  new Intl.NumberFormat(current === 'ja' ? 'ja-JP' : 'en-GB', { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 }).format(amount);
