import { useState } from 'preact/hooks';
import { adviceWords, capacityWords, replayWords } from '../../../contract/weekly-words.ts';
import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { useWrite } from '../../data/use-write.ts';
import { query, setQuery } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, said, word } from '../../words/language.ts';

type Model = Answer<'listModels'>['models'][number];
type Weekly = NonNullable<Answer<'showLearning'>['weekly']>;

const words = {
  title: word('週の引き渡し数から基準を選ぶ', 'A threshold for the wanted number of handoffs'),
  lede: word(
    '過去12週間を、ホットの基準を25点から100点まで変えて数え直した結果です。ご依頼はどの基準でも引き渡されます。',
    'The last 12 weeks counted again at thresholds from 25 to 100 points. Requests are handed over at any.',
  ),
  wanted: word('週に受けたい引き渡しの数', 'Handoffs wanted a week'),
  wantedHint: word('空欄なら、営業が受けられる数の8割です。', 'Left empty: 80% of what sales can take.'),
  show: word('基準を見る', 'See the threshold'),
  count: word(
    '「結果を数える」を押すと、ここに出ます。',
    'Shown here once outcomes were counted (the button above).',
  ),
  table: word('基準ごとの引き渡し数', 'Handoffs by threshold'),
  hotAt: word('ホットの基準', 'Hot at'),
  mean: word('週の平均', 'A week'),
  range: word('10週のうち8週', '8 of 10 weeks'),
  between: phrase(
    (low: number, high: number) => `${low}〜${high}件`,
    (low: number, high: number) => `${low} to ${high}`,
  ),
  now: word('いま', 'in force'),
  chosen: word('提案', 'suggested'),
  try: phrase(
    (hotAt: number) => `基準${hotAt}点を今の配点と並べて試す`,
    (hotAt: number) => `Try hot at ${hotAt} beside the one in force`,
  ),
  label: {
    ja: (hotAt: number) => `ホットの基準${hotAt}点`,
    en: (hotAt: number) => `Hot at ${hotAt}`,
  },
  trying: word('試し始めました。過去の行動で計算しています。', 'On trial: the past is being counted by it.'),
};

const ASK_EVERY_MS = 2000;

/** How many handoffs a week each threshold would have given, and which fits what sales can take. */
export function Threshold({ model }: { readonly model: Model }) {
  const asked = query.value.get('wanted') ?? '';
  const [wanted, setWanted] = useState(asked);
  const reading = useRead('showLearning', Number(asked) > 0 ? { query: { wanted: Number(asked) } } : {});
  useRefresh(reading.answer?.state === 'counting', reading.again, ASK_EVERY_MS);
  return (
    <Section title={words.title()}>
      <p class="soft">{words.lede()}</p>
      <form
        class="stack mt"
        onSubmit={(event) => {
          event.preventDefault();
          setQuery({ wanted: Number(wanted) > 0 ? wanted : undefined });
        }}
      >
        <Field label={words.wanted()} hint={words.wantedHint()}>
          {(bound) => (
            <input
              {...bound}
              class="short"
              type="number"
              min="1"
              value={wanted}
              onInput={({ currentTarget }) => setWanted(currentTarget.value)}
            />
          )}
        </Field>
        <p class="acts mt">
          <Button type="submit">{words.show()}</Button>
        </p>
      </form>
      <Shown of={reading}>
        {({ weekly }) =>
          weekly === undefined ? <p class="mt">{words.count()}</p> : <Advice weekly={weekly} model={model} />
        }
      </Shown>
    </Section>
  );
}

function Advice({ weekly, model }: { readonly weekly: Weekly; readonly model: Model }) {
  const { isBusy, problem, write } = useWrite();
  const { advice } = weekly;
  const chosen = advice?.kind === 'chosen' ? advice.hotAt : undefined;
  const tryIt = async (hotAt: number): Promise<void> => {
    const tried = {
      ...model,
      id: `${model.id.replace(/-hot-\d+$/, '')}-hot-${hotAt}`,
      label: { ja: words.label.ja(hotAt), en: words.label.en(hotAt) },
      hotAt,
      hotFloor: hotAt / 2,
    };
    if ((await write('proposeModel', { body: { model: tried } })) !== undefined) sayDone(words.trying());
  };
  return (
    <>
      <p class="mt">
        <b>{said(adviceWords(weekly))}</b>
      </p>
      {capacityWords(weekly).map((line) => (
        <p key={line.en} class="small soft">
          {said(line)}
        </p>
      ))}
      {chosen !== undefined && chosen !== model.hotAt && may('proposeModel') && (
        <p class="acts mt">
          <Button isBusy={isBusy} onClick={() => void tryIt(chosen)}>
            {words.try(chosen)}
          </Button>
          <Refusal problem={problem} />
        </p>
      )}
      {advice?.kind !== 'tooFewWeeks' && <Weeks weekly={weekly} model={model} />}
      <p class="small soft mt">{said(replayWords)}</p>
    </>
  );
}

function Weeks({
  weekly: { thresholds, advice },
  model,
}: {
  readonly weekly: Weekly;
  readonly model: Model;
}) {
  const chosen = advice?.kind === 'chosen' ? advice.hotAt : undefined;
  return (
    <table class="cards mt">
      <caption class="vh">{words.table()}</caption>
      <thead>
        <tr>
          <th scope="col">{words.hotAt()}</th>
          <th scope="col" class="num">
            {words.mean()}
          </th>
          <th scope="col">{words.range()}</th>
        </tr>
      </thead>
      <tbody>
        {thresholds
          .filter(({ hotAt }) => hotAt % 10 === 0 || hotAt === chosen || hotAt === model.hotAt)
          .map(({ hotAt, mean, low, high }) => (
            <tr key={hotAt}>
              <th scope="row">
                {hotAt}
                {hotAt === model.hotAt && <small class="soft"> {words.now()}</small>}
                {hotAt === chosen && <small class="soft"> {words.chosen()}</small>}
              </th>
              <td class="num" data-l={words.mean()}>
                {mean.toFixed(1)}
              </td>
              <td data-l={words.range()}>{words.between(Math.floor(low), Math.ceil(high))}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
