import type { CompanyView } from '../../../contract/people.ts';
import { useRead } from '../../data/use-read.ts';
import { KeyValues } from '../../parts/key-values.tsx';
import { Section } from '../../parts/page-head.tsx';
import { relationWords } from './compared-rows.ts';
import { LiftExclusion } from './lift-exclusion.tsx';
import { money, people } from '../../words/figures.ts';
import { dataLanguage, phrase, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';

const words = {
  hold: word('この会社への連絡を止めている理由', 'Why this company is not written to'),
  excluded: word('営業またはマーケティングが対象から外しました。', 'Excluded by sales or marketing.'),
  relation: phrase(
    (relation: string) => `区分が「${relation}」のため、送りません。`,
    (relation: string) => `Not mailed, as it is: ${relation}.`,
  ),
  complaint: word(
    'クレームの対応が終わるまで、メールも引き渡しも行いません。',
    'No mails and no handoffs until the complaint is settled.',
  ),
  withSales: phrase(
    (number: string) => `営業が対応している${number}には、終わるまで送りません。`,
    (number: string) => `Not mailed while sales has them: ${number}.`,
  ),
  facts: word('会社の情報', 'Facts'),
  domain: word('ドメイン', 'Domain'),
  parent: word('親会社', 'Parent'),
  won: word('受注の合計', 'Won in all'),
  lastWon: word('最後の受注', 'Last won'),
  lastLost: word('最後の失注', 'Last lost'),
  contract: word('契約満了', 'Contract ends'),
  fiscal: word('決算月', 'Fiscal year ends'),
  month: phrase(
    (month: number) => `${month}月`,
    (month: number) => `month ${month}`,
  ),
  sites: word('拠点', 'Sites'),
};

/** What holds a company back, and what is known of it. */
export function CompanyAside({ view: { account, contacts } }: { readonly view: CompanyView }) {
  const withSales = contacts.filter(({ stops }) => stops.includes('withSales')).length;
  const relation = relationWords[account.relation]();
  const isHeld = account.excluded || account.openComplaint || withSales > 0 || relation !== '';
  const { relationship } = account;
  const { currency = 'JPY' } = useRead('showSettings', {}).answer ?? {};
  return (
    <div class="aside">
      {isHeld && (
        <Section title={words.hold()}>
          {account.excluded && (
            <>
              <p>
                {words.excluded()} <span lang={dataLanguage.value}>{account.excludedBecause}</span>
              </p>
              <LiftExclusion account={account} />
            </>
          )}
          {relation !== '' && <p>{words.relation(relation)}</p>}
          {account.openComplaint && <p>{words.complaint()}</p>}
          {withSales > 0 && <p>{words.withSales(people(withSales))}</p>}
        </Section>
      )}
      <Sites contacts={contacts} />
      <Section title={words.facts()}>
        <KeyValues
          pairs={[
            [words.domain(), account.domain],
            [words.parent(), account.parentName],
            [words.won(), money(relationship.wonTotal, currency)],
            [words.lastWon(), relationship.lastWonOn && day(relationship.lastWonOn)],
            [words.lastLost(), relationship.lastLostOn && day(relationship.lastLostOn)],
            [words.contract(), account.contractEndsOn && day(account.contractEndsOn)],
            [words.fiscal(), account.fiscalYearEndMonth && words.month(account.fiscalYearEndMonth)],
          ]}
        />
      </Section>
    </div>
  );
}

function Sites({ contacts }: Pick<CompanyView, 'contacts'>) {
  const counts = new Map<string, number>();
  for (const { site } of contacts) if (site !== '') counts.set(site, (counts.get(site) ?? 0) + 1);
  if (counts.size === 0) return null;
  return (
    <Section title={words.sites()}>
      <KeyValues pairs={[...counts].map(([site, number]) => [site, people(number)])} />
    </Section>
  );
}
