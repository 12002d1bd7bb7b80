import { leadStatusLabels, dormancyLabels } from '../../../contract/labels.ts';
import type { LeadView } from '../../../contract/interest.ts';
import type { Page } from '../../frame/page.ts';
import { useRead } from '../../data/use-read.ts';
import { Tag, Temperature } from '../../parts/marks.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { dataLanguage, labelled, phrase, word, apart } from '../../words/language.ts';
import { personName } from '../../words/person-name.ts';
import { CaseNote } from './case-note.tsx';
import { ChangeNote } from './change-note.tsx';
import { ContactAside } from './contact-aside.tsx';
import { ContactHistory } from './contact-history.tsx';
import { InterestNow } from './interest-now.tsx';
import { MergeNotes } from './merge-notes.tsx';
import { TakeToCall } from './take-to-call.tsx';
import { Whys } from './whys.tsx';

const words = {
  contacts: word('担当者', 'Contacts'),
  loading: word('担当者', 'Contact'),
  sama: phrase(
    (name: string) => `${name} 様`,
    (name: string) => name,
  ),
  handoff: word('引き渡しを見る', 'See the handoff'),
  dormant: phrase(
    (kind: string) => `休眠：${kind}`,
    (kind: string) => `Dormant: ${kind}`,
  ),
};

/** Everything about one contact: who it is, how interested and why, what happened, why mails go out or do not. */
export const ContactPage: Page = ({ params }) => {
  const lead = useRead('showLead', { params: { id: params['id'] ?? '' } });
  return (
    <>
      {lead.answer === undefined && (
        <PageHead title={words.loading()} crumb={{ to: '/contacts', name: words.contacts() }} />
      )}
      <Shown of={lead}>{(view) => <Contact view={view} />}</Shown>
    </>
  );
};

function Contact({ view }: { readonly view: LeadView }) {
  const { customer, account, standing, interest, dormancy, handoffs } = view;
  const open = handoffs.find(({ id }) => id === standing.openHandoffId) ?? handoffs.at(-1);
  return (
    <>
      <PageHead
        title={words.sama(personName(view.customer))}
        crumb={{ to: '/contacts', name: words.contacts() }}
        isData
        actions={
          open !== undefined && (
            <a class="btn primary" href={`/handoffs/${open.code}`}>
              {words.handoff()}
            </a>
          )
        }
      >
        <p lang={dataLanguage.value}>
          {apart(
            [
              customer.kana,
              account?.name ?? customer.accountName,
              customer.site,
              customer.department,
              customer.title,
            ].filter((each) => each !== undefined && each !== ''),
          )}
        </p>
        <p class="acts mt">
          <Temperature of={interest.temperature} />
          <Tag tone={interest.temperature === 'hot' ? 'on' : undefined}>
            {labelled(leadStatusLabels, standing.status)}
          </Tag>
          {dormancy?.kind === 'dormant' && (
            <Tag>{words.dormant(labelled(dormancyLabels, dormancy.dormancy))}</Tag>
          )}
        </p>
        <TakeToCall view={view} />
      </PageHead>
      <CaseNote view={view} />
      <ChangeNote view={view} />
      <MergeNotes view={view} />
      <div class="split">
        <div>
          <InterestNow view={view} />
          <Whys view={view} />
          <ContactHistory view={view} />
        </div>
        <ContactAside view={view} />
      </div>
    </>
  );
}
