import type { Locale } from '../../domain/kernel/locale.ts';
import { clean, clip } from '../../domain/kernel/clean-text.ts';
import type { PromiseWay } from '../../domain/handoffs/promise-way.ts';
import { bareName } from './nurture-variables.ts';

/** Whom to call, visit or write to, for an entry of a calendar. */
export interface CallView {
  readonly locale: Locale;
  readonly way: PromiseWay;
  readonly code: string;
  readonly customerName: string;
  readonly lastName?: string | undefined;
  readonly accountName: string;
  /** Direct, mobile, switchboard. */
  readonly phones: readonly (string | undefined)[];
}

/** 「東都精機 山田様へ電話」, with the numbers below. */
export function callWords(view: CallView): { readonly summary: string; readonly description: string } {
  const ja = view.locale === 'ja';
  const account = clip(
    clean(view.accountName)
      .replaceAll(/株式会社|有限会社|合同会社/g, '')
      .trim(),
    40,
  );
  const name = clip(bareName(view.lastName) || bareName(view.customerName), 24);
  const who = ja
    ? [account, `${name === '' ? 'ご担当者' : name}様`].filter((part) => part !== '').join(' ')
    : [name, account].filter((part) => part !== '').join(', ') || 'a customer';
  const labels = ja ? ['直通', '携帯', '代表'] : ['Direct', 'Mobile', 'Switchboard'];
  const numbers = view.phones.flatMap((phone, index) =>
    clean(phone) === '' ? [] : [`${labels[index] ?? ''}: ${clean(phone)}`],
  );
  const whole = [clean(view.accountName), bareName(view.customerName)].filter((part) => part !== '');
  return {
    summary: summaryOf[view.way][view.locale](who),
    description: [
      ...numbers,
      whole.join(' '),
      clean(view.code) === '' ? '' : `${ja ? '受付番号' : 'Reference'} ${clean(view.code)}`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  };
}

const summaryOf: Readonly<Record<PromiseWay, Readonly<Record<Locale, (who: string) => string>>>> = {
  phone: { ja: (who) => `${who}へ電話`, en: (who) => `Call ${who}` },
  visit: { ja: (who) => `${who}を訪問`, en: (who) => `Visit ${who}` },
  online: { ja: (who) => `${who}とオンライン面談`, en: (who) => `Online meeting: ${who}` },
  mail: { ja: (who) => `${who}へメール`, en: (who) => `Write to ${who}` },
  contact: { ja: (who) => `${who}へ連絡`, en: (who) => `Contact ${who}` },
};
