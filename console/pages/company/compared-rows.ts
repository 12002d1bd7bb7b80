import type { CompanySide } from '../../../contract/alike-companies.ts';
import { money, people } from '../../words/figures.ts';
import { phrase, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';

const words = {
  name: word('会社名', 'Name'),
  code: word('得意先コード', 'Code'),
  domain: word('メールのドメイン', 'Mail domain'),
  phone: word('代表電話', 'Main number'),
  sites: word('拠点', 'Sites'),
  joins: phrase(
    (site: string) => `（拠点のない方は「${site}」へ）`,
    (site: string) => ` (those without a site join ${site})`,
  ),
  owner: word('営業担当', 'Owner'),
  contacts: word('担当者', 'Contacts'),
  left: phrase(
    (number: string) => `退職・異動 ${number}`,
    (number: string) => `left: ${number}`,
  ),
  refusing: phrase(
    (number: string) => `配信停止 ${number}`,
    (number: string) => `unsubscribed: ${number}`,
  ),
  refusalStays: word('配信停止はそのまま残ります', 'refusals stay'),
  won: word('受注の合計', 'Won in all'),
  lastWon: word('最後の受注', 'Last won'),
  contract: word('契約満了', 'Contract ends'),
  held: word('連絡の制限', 'Held back'),
  excluded: word('対象外', 'excluded'),
  complaint: word('クレーム対応中', 'open complaint'),
  apart: word('、', ', '),
};

/** What a company is to us; empty for customers. */
export const relationWords: Readonly<Record<CompanySide['relation'], () => string>> = {
  customer: word('', ''),
  own: word('自社', 'our own company'),
  group: word('グループ会社', 'group company'),
  competitor: word('競合', 'competitor'),
  supplier: word('仕入先', 'supplier'),
};

interface Row {
  readonly name: string;
  /** This company, the other, and both as one; empty: nothing is known. */
  readonly cells: readonly [string, string, string];
}

/** Two companies, and what would be there once the second is merged into the first. */
export interface Sides {
  readonly stays: CompanySide;
  readonly goes: CompanySide;
  readonly after: CompanySide;
  readonly site: string | undefined;
  /** Of amounts. */
  readonly currency: string;
}

/** What two companies are compared by, but for what neither has. */
export function comparedRows({ stays, goes, after, site, currency }: Sides): readonly Row[] {
  const row = (name: string, of: (side: CompanySide) => string, then = of(after)): Row => ({
    name,
    cells: [of(stays), of(goes), then],
  });
  const list = (texts: readonly string[]): string => texts.filter(Boolean).join(words.apart());
  return [
    row(words.name(), ({ name }) => name),
    row(words.code(), ({ code }) => code ?? ''),
    row(words.domain(), ({ domains }) => list(domains)),
    row(words.phone(), ({ phones }) => list(phones)),
    row(
      words.sites(),
      ({ sites }) => list(sites),
      `${list(after.sites)}${site === undefined ? '' : words.joins(site)}`,
    ),
    row(words.owner(), ({ owner }) => owner),
    row(
      words.contacts(),
      contactsOf,
      list([people(after.contacts), after.refusing > 0 ? words.refusalStays() : '']),
    ),
    row(words.won(), ({ wonTotal }) => (wonTotal === 0 ? '' : money(wonTotal, currency))),
    row(words.lastWon(), ({ lastWonOn }) => (lastWonOn === undefined ? '' : day(lastWonOn))),
    row(words.contract(), ({ contractEndsOn }) => (contractEndsOn === undefined ? '' : day(contractEndsOn))),
    row(words.held(), ({ relation, excluded, openComplaint }) =>
      list([
        relationWords[relation](),
        excluded ? words.excluded() : '',
        openComplaint ? words.complaint() : '',
      ]),
    ),
  ].filter(({ cells }) => cells.some((cell) => cell !== ''));
}

const contactsOf = ({ contacts, left, refusing }: CompanySide): string => {
  const more = [
    left > 0 ? words.left(people(left)) : '',
    refusing > 0 ? words.refusing(people(refusing)) : '',
  ].filter(Boolean);
  return more.length === 0 ? people(contacts) : `${people(contacts)} (${more.join(words.apart())})`;
};
