import type { LeadView } from '../../../contract/interest.ts';
import {
  bantItemLabels,
  bantLabels,
  consentBasisLabels,
  handoffStateLabels,
} from '../../../contract/labels.ts';
import { KeyValues } from '../../parts/key-values.tsx';
import { Rank } from '../../parts/marks.tsx';
import { Section } from '../../parts/page-head.tsx';
import { dataLanguage, labelled, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';
import { PersonalData } from './personal-data.tsx';

const words = {
  contact: word('連絡先', 'Contact'),
  companyName: word('会社', 'Company'),
  open: word('会社を見る', 'See the company'),
  direct: word('直通', 'Direct'),
  mobile: word('携帯', 'Mobile'),
  main: word('代表', 'Main'),
  mail: word('メール', 'Mail'),
  noCall: word('電話はお断り', 'No calls'),
  known: word('分かっていること', 'What is known'),
  unknown: word('まだ聞けていません', 'not asked yet'),
  ground: word('配信の根拠', 'Ground for mailing'),
  groundOn: word('取得した日', 'Obtained on'),
  evidence: word('根拠の記録', 'Recorded in'),
  declared: word('申告', 'Stated by'),
  tracking: word('開封・クリックの計測', 'Counting opens and clicks'),
  agreed: word('同意あり', 'agreed'),
  refused: word('お断り', 'refused'),
  company: word('会社の状況', 'The company'),
  owner: word('営業担当', 'Owner'),
  industry: word('業種', 'Industry'),
  lastDeal: word('最終取引日', 'Last deal'),
  handoffs: word('引き渡し', 'Handoffs'),
  none: word('まだありません', 'none yet'),
};

/** What one wants at hand while calling. */
export const ContactAside = ({ view }: { readonly view: LeadView }) => (
  <div class="aside">
    <ContactWays view={view} />
    <Handoffs view={view} />
    <Known view={view} />
    <Ground view={view} />
    <PersonalData view={view} />
  </div>
);

const Call = ({ number }: { readonly number: string | undefined }) =>
  number === undefined ? null : <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>{number}</a>;

const ContactWays = ({ view: { customer, account } }: { readonly view: LeadView }) => (
  <Section title={words.contact()}>
    <KeyValues
      pairs={[
        [
          words.companyName(),
          <a href={`/companies/${customer.accountId}`} lang={dataLanguage.value}>
            {account?.name ?? customer.accountName ?? words.open()}
          </a>,
        ],
        [words.direct(), customer.phoneDirect && <Call number={customer.phoneDirect} />],
        [words.mobile(), customer.phoneMobile && <Call number={customer.phoneMobile} />],
        [words.main(), customer.phoneMain && <Call number={customer.phoneMain} />],
        [words.mail(), customer.email],
        [words.noCall(), customer.noCall && '✓'],
        [words.owner(), customer.ownerName ?? account?.ownerName],
        [words.industry(), customer.industry ?? account?.industry],
        [words.lastDeal(), customer.lastDealOn && day(customer.lastDealOn)],
      ]}
    />
  </Section>
);

const Handoffs = ({ view: { handoffs } }: { readonly view: LeadView }) => (
  <Section title={words.handoffs()}>
    {handoffs.length === 0 ? (
      <p class="soft">{words.none()}</p>
    ) : (
      <ul class="stack">
        {handoffs.map(({ id, code, rank, state, createdAt }) => (
          <li key={id} class="acts">
            <Rank of={rank} /> <a href={`/handoffs/${code}`}>{code}</a>
            <span class="small soft">
              {day(createdAt)} {labelled(handoffStateLabels, state)}
            </span>
          </li>
        ))}
      </ul>
    )}
  </Section>
);

const Known = ({ view: { standing } }: { readonly view: LeadView }) => (
  <Section title={words.known()}>
    <KeyValues
      pairs={(['budget', 'authority', 'need', 'timeframe'] as const).map((item) => {
        const value = standing.bant?.[item];
        return [
          labelled(bantItemLabels, item),
          value === undefined ? (
            <span class="soft">{words.unknown()}</span>
          ) : (
            <>
              {labelled(bantLabels[item], value)}
              <small lang={dataLanguage.value}> {standing.bantNotes?.[item]}</small>
            </>
          ),
        ];
      })}
    />
  </Section>
);

const Ground = ({ view: { customer } }: { readonly view: LeadView }) => (
  <Section title={words.ground()}>
    <KeyValues
      pairs={[
        [words.ground(), labelled(consentBasisLabels, customer.consentBasis)],
        [words.groundOn(), customer.consentOn && day(customer.consentOn)],
        [words.evidence(), customer.consentEvidence],
        [words.declared(), customer.consentDeclaredBy],
        [
          words.tracking(),
          customer.trackingConsent === undefined
            ? undefined
            : customer.trackingConsent
              ? words.agreed()
              : words.refused(),
        ],
      ]}
    />
  </Section>
);
