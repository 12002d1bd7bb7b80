import { counted } from '../../../contract/counted.ts';
import { abstentionWords, featureLabels, nextLookWords } from '../../../contract/learning-words.ts';
import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/marks.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { count } from '../../words/figures.ts';
import { labelled, phrase, said, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

type LearningAnswer = Answer<'showLearning'>;
type Learned = NonNullable<LearningAnswer['learning']>;

const words = {
  title: word('営業の結果から学ぶ', 'Learning from what sales reported'),
  lede: word(
    '引き渡しから90日を過ぎた方が商談になったかどうかで、行動ごとの点数を確かめます。変えるのは人が承認したときだけです。',
    'Whether those handed over became opportunities within 90 days tells how right the points are. Nothing changes before a person approves.',
  ),
  never: word(
    'いまの配点での結果は、まだ数えていません。',
    'Outcomes were not counted for these points yet.',
  ),
  counting: phrase(
    (done: number, of: number) => `結果を数えています（${of}のうち${done}）`,
    (done: number, of: number) => `Counting outcomes (${done} of ${of})`,
  ),
  countNow: word('結果を数える', 'Count outcomes'),
  countAgain: word('数え直す', 'Count again'),
  counted: phrase(
    (rows: string, accounts: string, opportunities: string, at: string) =>
      `結果の出た引き渡し ${rows}件（${accounts}社）、うち商談 ${opportunities}件。${at} に数えました。`,
    (rows: string, accounts: string, opportunities: string, at: string) =>
      `${counted(rows, 'handoff')} with an outcome (${counted(accounts, 'company', 'companies')}), ${opportunities} of them opportunities. Counted ${at}.`,
  ),
  waits: word('学習は見送り', 'Nothing is proposed'),
  proposes: word('配点の変更を提案します', 'A change of points is proposed'),
  feature: word('行動・属性', 'Act or fit'),
  inForce: word('今', 'Now'),
  proposed: word('提案', 'Proposed'),
  between: word('実際の値の範囲', 'Likely between'),
  range: phrase(
    (low: number, high: number) => `${low}〜${high}`,
    (low: number, high: number) => `${low} to ${high}`,
  ),
  unsure: word('確かでない', 'unsure'),
  request: word(
    'ご依頼の点数には、早く電話したことの効果も含まれます。',
    'What a request is worth holds the quick call as well as the wish.',
  ),
  auc: phrase(
    (now: string, then: string, rows: string) =>
      `見分ける力（0.5は偶然、1は完全）：今 ${now}、提案 ${then}。学習に使っていない${rows}件で確かめました。`,
    (now: string, then: string, rows: string) =>
      `How well it tells apart (0.5 is chance, 1 perfect): now ${now}, proposed ${then}, on ${counted(rows, 'handoff')} that nothing was learned from.`,
  ),
  try: word('この配点を今の配点と並べて試す', 'Try these points beside those in force'),
  trying: word('試し始めました。過去の行動で計算しています。', 'On trial: the past is being counted by it.'),
};

const ASK_EVERY_MS = 2000;

/** What outcomes say of the points in force: a proposal with its ranges, or why there is none. */
export function Learning() {
  const reading = useRead('showLearning', {});
  useRefresh(reading.answer?.state === 'counting', reading.again, ASK_EVERY_MS);
  return (
    <Section title={words.title()}>
      <p class="soft">{words.lede()}</p>
      <Shown of={reading}>{(answer) => <Stand answer={answer} />}</Shown>
    </Section>
  );
}

function Stand({
  answer: { state, counting, countedAt = '', learning },
}: {
  readonly answer: LearningAnswer;
}) {
  if (state === 'counting' && counting !== undefined)
    return (
      <p class="mt" role="status">
        {words.counting(counting.done, counting.of)}
      </p>
    );
  if (learning === undefined)
    return (
      <>
        <p class="mt">{words.never()}</p>
        <Count label={words.countNow()} />
      </>
    );
  return (
    <>
      <p class="mt">
        {words.counted(
          count(learning.rows),
          count(learning.accounts),
          count(learning.opportunities),
          moment(countedAt),
        )}
      </p>
      {learning.because === undefined ? (
        <Proposal learning={learning} />
      ) : (
        <p class="mt">
          <Tag>{words.waits()}</Tag> {labelled(abstentionWords, learning.because)}
        </p>
      )}
      <p class="small soft mt">{said(nextLookWords(learning))}</p>
      <Count label={words.countAgain()} />
    </>
  );
}

function Count({ label }: { readonly label: string }) {
  const { isBusy, problem, write } = useWrite();
  if (!may('countOutcomes')) return null;
  return (
    <p class="acts mt">
      <Button isBusy={isBusy} onClick={() => void write('countOutcomes', {})}>
        {label}
      </Button>
      <Refusal problem={problem} />
    </p>
  );
}

function Proposal({ learning: { changes, measures } }: { readonly learning: Learned }) {
  const { isBusy, problem, write } = useWrite();
  const tryIt = async (): Promise<void> => {
    if ((await write('proposeLearned', { body: { threshold: 'keep' } })) !== undefined)
      sayDone(words.trying());
  };
  return (
    <>
      <h3 class="mt">{words.proposes()}</h3>
      <table class="cards mt">
        <thead>
          <tr>
            <th scope="col">{words.feature()}</th>
            <th scope="col" class="num">
              {words.inForce()}
            </th>
            <th scope="col" class="num">
              {words.proposed()}
            </th>
            <th scope="col">{words.between()}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ feature, inForce, points, low, high, isUnsure }) => (
            <tr key={feature}>
              <th scope="row">{labelled(featureLabels, feature)}</th>
              <td class="num" data-l={words.inForce()}>
                {inForce}
              </td>
              <td class="num" data-l={words.proposed()}>
                <b>{points}</b>
              </td>
              <td data-l={words.between()}>
                {words.range(Math.floor(low), Math.ceil(high))}
                {isUnsure && <small class="soft"> {words.unsure()}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small soft mt">{words.request()}</p>
      {measures?.aucInForce !== undefined && measures.aucLearned !== undefined && (
        <p class="small soft">
          {words.auc(auc(measures.aucInForce), auc(measures.aucLearned), count(measures.rows))}
        </p>
      )}
      {may('proposeLearned') && (
        <p class="acts mt">
          <Button kind="primary" isBusy={isBusy} onClick={() => void tryIt()}>
            {words.try()}
          </Button>
          <Refusal problem={problem} />
        </p>
      )}
    </>
  );
}

const auc = ({
  auc: value,
  low,
  high,
}: NonNullable<NonNullable<Learned['measures']>['aucInForce']>): string =>
  `${value.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
