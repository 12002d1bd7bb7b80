import { counted } from '../../../contract/counted.ts';
import type { HandoffDetail } from '../../../contract/handoffs.ts';
import { bantItemLabels, bantLabels, handoffStateLabels, outcomeLabels } from '../../../contract/labels.ts';
import type { Page } from '../../frame/page.ts';
import { useRead } from '../../data/use-read.ts';
import { Clock } from '../../parts/clock.tsx';
import { KeyValues } from '../../parts/key-values.tsx';
import { Rank, Tag } from '../../parts/marks.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { dataLanguage, labelled, phrase, word, listed } from '../../words/language.ts';
import { day, moment } from '../../words/moments.ts';
import { promised } from '../../words/promised.ts';
import { AnswerLinks } from './answer-links.tsx';
import { HandoffReasons } from './handoff-reasons.tsx';
import { SalesHistory } from './sales-history.tsx';

const words = {
  handoffs: word('ホットリード', 'Hot leads'),
  title: word('引き渡し', 'Handoff'),
  sama: phrase(
    (name: string) => `${name} 様`,
    (name: string) => name,
  ),
  code: phrase(
    (code: string) => `受付番号 ${code}`,
    (code: string) => `Code ${code}`,
  ),
  contact: word('担当者の記録を見る', 'See the contact'),
  next: word('次回予定', 'Next action'),
  noNext: word('次回予定なし', 'none set'),
  overdue: word('初回連絡の期限を過ぎています', 'The first contact is overdue'),
  overdueWhy: phrase(
    (due: string, owner: string) =>
      `期限は ${due} でした。${owner}さんの上長には、担当を替えるリンクの付いたメールが届いています。`,
    (due: string, owner: string) =>
      `It was due ${due}. ${owner}'s manager has a mail with a link to give it to somebody else.`,
  ),
  stands: word('いまの状況', 'Where it stands'),
  owner: word('営業担当', 'Owner'),
  state: word('状態', 'State'),
  outcome: word('結果', 'Outcome'),
  receiveBy: word('受領の期限', 'Accept by'),
  firstContact: word('初回連絡', 'First contact'),
  promised: word('お約束', 'Promised'),
  phase: word('営業フェーズ', 'Sales phase'),
  stage: word('営業ステージ', 'Deal stage'),
  since: word('その段階になった日', 'Stands there since'),
  stalled: word('停滞', 'Stalled'),
  days: phrase(
    (days: number) => `${days}日間`,
    (days: number) => counted(days, 'day'),
  ),
  known: word('分かっていること', 'What is known'),
  unknown: word('まだ聞けていません', 'not asked yet'),
  records: word('商談の記録', 'Recorded of the deal'),
  missing: word('この段階でまだ記録のない項目', 'Not recorded yet in this phase'),
};

/** One handoff: why now, where it stands, by when, who answered what. */
export const HandoffPage: Page = ({ params }) => {
  const reading = useRead('showHandoff', { params: { code: params['code'] ?? '' } });
  return (
    <>
      {reading.answer === undefined && (
        <PageHead title={words.title()} crumb={{ to: '/handoffs', name: words.handoffs() }} />
      )}
      <Shown of={reading}>{(detail) => <Handoff detail={detail} />}</Shown>
    </>
  );
};

const Handoff = ({ detail }: { readonly detail: HandoffDetail }) => (
  <>
    <PageHead
      title={words.sama(detail.customerName)}
      crumb={{ to: '/handoffs', name: words.handoffs() }}
      isData
      actions={
        <a class="btn" href={`/contacts/${detail.handoff.customerId}`}>
          {words.contact()}
        </a>
      }
    >
      <p lang={dataLanguage.value}>
        {detail.accountName}
        {/^-?$/.test(detail.handoff.site) ? '' : ` ${detail.handoff.site}`}
      </p>
      <p class="acts mt">
        <Rank of={detail.handoff.rank} />
        <Tag tone={detail.handoff.state === 'open' ? 'warn' : 'on'}>
          {labelled(handoffStateLabels, detail.handoff.state)}
        </Tag>
        <span class="soft">{words.code(detail.handoff.code)}</span>
      </p>
      <AnswerLinks detail={detail} />
    </PageHead>
    {detail.review?.isOverdue === true && (
      <Notice tone="warn" title={words.overdue()}>
        <p>{words.overdueWhy(moment(detail.handoff.firstContactDueAt), detail.ownerName)}</p>
      </Notice>
    )}
    <div class="split gap">
      <div>
        <HandoffReasons detail={detail} />
        <SalesHistory history={detail.history} />
      </div>
      <div class="aside">
        <Standing detail={detail} />
        <Known detail={detail} />
        <Records detail={detail} />
      </div>
    </div>
  </>
);

function Standing({ detail }: { readonly detail: HandoffDetail }) {
  const { handoff, review } = detail;
  const isOver = handoff.state !== 'open' && handoff.state !== 'accepted';
  const [next] = review?.nextActions ?? [];
  return (
    <Section title={words.stands()}>
      <KeyValues
        pairs={[
          [words.owner(), <span lang={dataLanguage.value}>{detail.ownerName}</span>],
          [words.state(), labelled(handoffStateLabels, handoff.state)],
          [words.outcome(), handoff.outcome && labelled(outcomeLabels, handoff.outcome)],
          [
            words.receiveBy(),
            handoff.state === 'open' && <Clock from={handoff.createdAt} due={handoff.receivedDueAt} />,
          ],
          [
            words.firstContact(),
            handoff.firstContactAt === undefined
              ? !isOver && <Clock from={handoff.createdAt} due={handoff.firstContactDueAt} />
              : moment(handoff.firstContactAt),
          ],
          [
            words.promised(),
            handoff.promisedAt &&
              !isOver &&
              handoff.firstContactAt === undefined &&
              promised(handoff.promisedAt, handoff.promisedWay),
          ],
          [
            words.next(),
            !isOver &&
              (next === undefined ? (
                <span class="soft">{words.noNext()}</span>
              ) : (
                <span lang={dataLanguage.value}>{`${day(next.on)} ${next.what}`}</span>
              )),
          ],
          [words.phase(), detail.phaseLabel],
          [words.stage(), detail.stageLabel],
          [words.since(), handoff.progress && day(handoff.progress.since)],
          [words.stalled(), review?.stalledDays !== undefined && words.days(review.stalledDays)],
        ]}
      />
    </Section>
  );
}

const Known = ({ detail: { bant, bantNotes } }: { readonly detail: HandoffDetail }) => (
  <Section title={words.known()}>
    <KeyValues
      pairs={(['budget', 'authority', 'need', 'timeframe'] as const).map((item) => {
        const value = bant[item];
        return [
          labelled(bantItemLabels, item),
          value === undefined ? (
            <span class="soft">{words.unknown()}</span>
          ) : (
            <>
              {labelled(bantLabels[item], value)} <small lang={dataLanguage.value}>{bantNotes[item]}</small>
            </>
          ),
        ];
      })}
    />
  </Section>
);

const Records = ({ detail: { records, missingRecords } }: { readonly detail: HandoffDetail }) =>
  records.length + missingRecords.length === 0 ? null : (
    <Section title={words.records()}>
      <KeyValues
        pairs={records.map(({ label, value }) => [label, <span lang={dataLanguage.value}>{value}</span>])}
      />
      {missingRecords.length > 0 && (
        <p class="small soft mt">
          {words.missing()}: {listed(missingRecords)}
        </p>
      )}
    </Section>
  );
