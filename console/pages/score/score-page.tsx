import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { KeyValues } from '../../parts/key-values.tsx';
import { Tag } from '../../parts/marks.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, said, word, language } from '../../words/language.ts';
import { Candidate } from './candidate.tsx';
import { Learning } from './learning.tsx';
import { PointsTable } from './points-table.tsx';
import { Threshold } from './threshold.tsx';

type Models = Answer<'listModels'>;
type Model = Models['models'][number];

const words = {
  title: word('配点', 'Score'),
  lede: word(
    'お客様の行動ごとの点数と、ホットとみなす基準です。変える前に、今の配点と並べて試せます。',
    'Points for what customers do, and when somebody is hot. Try another beside it before you switch.',
  ),
  inForce: word('いま使っている配点', 'In force'),
  hotAt: word('ホットの基準', 'Hot at'),
  warmAt: word('ウォームの基準', 'Warm at'),
  halfLife: word('半分になる日数', 'Halves in (days)'),
  holdDays: word('ご依頼のあとホットにする日数', 'Days hot after a request'),
  versions: word('ほかの配点', 'Other versions'),
  tried: word('試用中', 'on trial'),
  try: word('今の配点と並べて試す', 'Try it beside the one in force'),
  none: word('ほかの配点はありません。', 'There is no other version.'),
  trying: phrase(
    (name: string) => `「${name}」を試し始めました。過去の行動で計算しています。`,
    (name: string) => `Trying "${name}": the past is being counted by it.`,
  ),
};

/** The points in force, others, and a trial beside them. */
export function ScorePage() {
  const models = useRead('listModels', {});
  return (
    <>
      <PageHead title={words.title()}>
        <p>{words.lede()}</p>
      </PageHead>
      <Shown of={models}>{(answer) => <Score models={answer} tag={models.tag} />}</Shown>
    </>
  );
}

interface ScoreProps {
  readonly models: Models;
  readonly tag: string | undefined;
}

function Score({ models: { inForce, candidate, models }, tag }: ScoreProps) {
  const current = models.find(({ id }) => id === inForce);
  const tried = models.find(({ id }) => id === candidate);
  return (
    <>
      {tried !== undefined && current !== undefined && (
        <Candidate
          key={tried.id}
          candidate={tried}
          current={current}
          tag={tag}
          canDecide={may('switchModel')}
        />
      )}
      {current !== undefined && (
        <Section
          title={`${words.inForce()}${language.value === 'ja' ? '：' : ': '}${said(current.label)}`}
          aside={<span class="small soft">{current.id}</span>}
        >
          <div class="two">
            <PointsTable models={[current]} />
            <KeyValues
              pairs={[
                [words.hotAt(), current.hotAt],
                [words.warmAt(), current.warmAt],
                [words.halfLife(), current.halfLifeDays],
                [words.holdDays(), current.holdDays],
              ]}
            />
          </div>
        </Section>
      )}
      <Learning />
      {current !== undefined && <Threshold model={current} />}
      <Others others={models.filter(({ id }) => id !== inForce)} candidate={candidate} tag={tag} />
    </>
  );
}

function Others({
  others,
  candidate,
  tag,
}: {
  readonly others: readonly Model[];
  readonly candidate: string | undefined;
  readonly tag: string | undefined;
}) {
  const { isBusy, problem, write } = useWrite();
  const propose = async (model: Model): Promise<void> => {
    if ((await write('proposeModel', { body: { id: model.id } }, tag)) !== undefined)
      sayDone(words.trying(said(model.label)));
  };
  return (
    <Section title={words.versions()}>
      <Refusal problem={problem} />
      {others.length === 0 && <p class="soft">{words.none()}</p>}
      <ul>
        {others.map((model) => (
          <li key={model.id} class="row-between">
            <span>
              <b>{said(model.label)}</b> <span class="small soft">{model.id}</span>
            </span>
            {model.id === candidate ? (
              <Tag tone="on">{words.tried()}</Tag>
            ) : (
              may('proposeModel') && (
                <Button isSmall isBusy={isBusy} onClick={() => void propose(model)}>
                  {words.try()}
                  <span class="vh"> {said(model.label)}</span>
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
