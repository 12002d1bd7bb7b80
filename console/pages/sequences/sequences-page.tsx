import { counted } from '../../../contract/counted.ts';
import type { SequenceView } from '../../../contract/saved-sequences.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { Empty } from '../../parts/empty.tsx';
import { Tag } from '../../parts/marks.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { items } from '../../words/figures.ts';
import { dataLanguage, phrase, said, word, listed } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import { CampaignTabs } from './campaign-tabs.tsx';
import { ImportFile } from './import-file.tsx';
import { inOrder, mailCountOf } from './sequence-draft.ts';

const words = {
  title: word('シナリオ', 'Sequences'),
  lede: word(
    'いつ、何を、どの順で送るかです。施策は、始めたときの版のまま進みます。',
    'What is sent when, and in which order. Campaigns go on with the version that they were launched with.',
  ),
  create: word('新しいシナリオ', 'New sequence'),
  own: word('自社のシナリオ', 'Your own'),
  templates: word('用意されたひな形', 'Templates'),
  none: word(
    '自社のシナリオはまだありません。下のひな形を複製して始められます。',
    'No sequence of your own yet. Clone one of the templates below.',
  ),
  name: word('シナリオ', 'Sequence'),
  contents: word('内容', 'Contents'),
  state: word('状態', 'State'),
  used: word('使っている施策', 'Used by'),
  counts: phrase(
    (mails: number, steps: number) => `メール${mails}通・手順${steps}`,
    (mails: number, steps: number) => `${counted(mails, 'mail')}, ${counted(steps, 'step')}`,
  ),
  version: phrase(
    (version: number, at: string, by: string) => `第${version}版 ${at} ${by}`,
    (version: number, at: string, by: string) => `Version ${version}, ${at}, ${by}`,
  ),
  template: word('ひな形', 'Template'),
  broken: phrase(
    (count: string) => `直すところ ${count}`,
    (count: string) => `${count} to mend`,
  ),
  approved: word('承認済み', 'Approved'),
  waiting: word('承認待ち', 'Waits for approval'),
  ready: word('始められます', 'Ready'),
  clone: word('複製して編集', 'Clone and edit'),
  unused: word('なし', 'None'),
};

/** The company's own sequences and the templates, each with what uses it. */
export function SequencesPage() {
  const sequences = useRead('listSequences', {});
  const needsApproval = useRead('showSettings', {}).answer?.sequenceApproval === 'another';
  return (
    <>
      <PageHead
        title={words.title()}
        actions={
          may('saveSequence') && (
            <>
              <ImportFile />
              <a class="btn" href="/sequences/new">
                {words.create()}
              </a>
            </>
          )
        }
      >
        <p>{words.lede()}</p>
      </PageHead>
      <CampaignTabs here="/sequences" />
      <Shown of={sequences}>
        {({ sequences: all }) => {
          const own = all.filter(({ source }) => source === 'company');
          return (
            <>
              <Section title={words.own()}>
                {own.length === 0 ? (
                  <Empty>{words.none()}</Empty>
                ) : (
                  <Table caption={words.own()} all={own} needsApproval={needsApproval} />
                )}
              </Section>
              <Section title={words.templates()}>
                <Table
                  caption={words.templates()}
                  all={all.filter(({ source }) => source === 'library')}
                  needsApproval={false}
                />
              </Section>
            </>
          );
        }}
      </Shown>
    </>
  );
}

interface TableProps {
  readonly caption: string;
  readonly all: readonly SequenceView[];
  readonly needsApproval: boolean;
}

const Table = ({ caption, all, needsApproval }: TableProps) => (
  <table class="cards hover sequences">
    <caption class="vh">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{words.name()}</th>
        <th scope="col">{words.contents()}</th>
        <th scope="col">{words.state()}</th>
        <th scope="col">{words.used()}</th>
        <th scope="col">
          <span class="vh">{words.clone()}</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {all.map((view) => (
        <Line key={view.sequence.id} view={view} needsApproval={needsApproval} />
      ))}
    </tbody>
  </table>
);

const Line = ({
  view: { sequence, revision, savedAt, savedBy, source, problems, approved, usedBy },
  needsApproval,
}: {
  readonly view: SequenceView;
  readonly needsApproval: boolean;
}) => {
  const steps = inOrder(sequence.steps);
  const mails = steps.reduce((sum, step) => sum + mailCountOf(step), 0);
  return (
    <tr>
      <th scope="row" class="wide">
        <a href={`/sequences/${sequence.id}`}>
          <b>{said(sequence.name)}</b>
        </a>
        {revision !== undefined && savedAt !== undefined && (
          <small class="soft">{words.version(revision, moment(savedAt), savedBy ?? '')}</small>
        )}
      </th>
      <td class="wide">{words.counts(mails, steps.length)}</td>
      <td class="wide">
        {problems.length > 0 ? (
          <Tag tone="warn">{words.broken(items(problems.length))}</Tag>
        ) : approved !== undefined ? (
          <Tag tone="ok">{words.approved()}</Tag>
        ) : needsApproval ? (
          <Tag tone="warn">{words.waiting()}</Tag>
        ) : (
          <Tag>{source === 'library' ? words.template() : words.ready()}</Tag>
        )}
      </td>
      <td class="wide" data-l={words.used()}>
        {usedBy.length === 0 ? (
          <span class="soft">{words.unused()}</span>
        ) : (
          usedBy.map(({ campaignId, name }, index) => (
            <span key={campaignId}>
              {index > 0 && listed(['', ''])}
              <a href={`/campaigns/${campaignId}`} lang={dataLanguage.value}>
                {name}
              </a>
            </span>
          ))
        )}
      </td>
      <td class="wide">
        {may('saveSequence') && (
          <a class="btn sm" href={`/sequences/new?from=${sequence.id}`}>
            {words.clone()}
            <span class="vh"> {said(sequence.name)}</span>
          </a>
        )}
      </td>
    </tr>
  );
};
