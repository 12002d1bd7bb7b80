import {
  backTestKinds,
  basisWords,
  lackingWords,
  otherKindsWords,
  proposalWords,
  rhythmWords,
  tellsApart,
} from '../../../contract/dormancy-words.ts';
import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { labelled, phrase, said, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import { ReturnCurve } from './return-curve.tsx';
import { ReturnTable } from './return-table.tsx';

type PastAnswer = Answer<'showBackTest'>;
type Result = NonNullable<PastAnswer['result']>;

const words = {
  title: word('何日たったら休眠か', 'When is somebody dormant?'),
  segments: word('対象条件', 'Segments'),
  lede: word(
    '御社の受注・失注の実績から、何日たつと自然には戻らなくなるかを確かめます。',
    'Your own deals tell after how many days few come back by themselves.',
  ),
  never: word(
    'まだ確かめていません。受注・失注を取り込んでから始めてください。',
    'Not counted yet. Import your deals first.',
  ),
  count: word('過去の実績で確かめる', 'Try it on the past'),
  again: word('数え直す', 'Count again'),
  counting: word('数えています…', 'Counting…'),
  at: phrase(
    (at: string) => `${at} に数えました。`,
    (at: string) => `Counted ${at}.`,
  ),
  proposals: word('日数の提案', 'Days proposed'),
  nowSet: phrase(
    (days: string) => `いまの設定は${days}日です。`,
    (days: string) => `Now ${days} days are set.`,
  ),
  settings: word('会社の設定で変える', 'Change it in the settings'),
  tells: word('どれがよく見分けるか', 'What tells apart best'),
  tellsLede: word(
    '前の期間で学び、次の期間で試しました。0.5は偶然、1は完全です（かっこ内は95%の範囲）。',
    'Learnt on one period, tried on the next. 0.5 is chance, 1 perfect (95% range in brackets).',
  ),
  what: word('見分け方', 'By'),
  figure: word('見分ける力', 'Tells apart'),
};

const ASK_EVERY_MS = 2000;

/** Silence, tried on the company's own deals: the table, the curve, and days proposed with their reason. */
export function DormancyPage() {
  const reading = useRead('showBackTest', {});
  useRefresh(reading.answer?.state === 'counting', reading.again, ASK_EVERY_MS);
  return (
    <>
      <PageHead title={words.title()} crumb={{ to: '/segments', name: words.segments() }}>
        <p>{words.lede()}</p>
      </PageHead>
      <Shown of={reading}>{(answer) => <Stand answer={answer} />}</Shown>
    </>
  );
}

const Stand = ({ answer: { state, countedAt = '', result } }: { readonly answer: PastAnswer }) => (
  <>
    {state === 'counting' && (
      <p class="mt" role="status">
        {words.counting()}
      </p>
    )}
    {result === undefined ? state === 'never' && <Empty>{words.never()}</Empty> : <Told result={result} />}
    <Count label={result === undefined ? words.count() : words.again()} />
    {result !== undefined && <p class="small soft mt">{words.at(moment(countedAt))}</p>}
  </>
);

function Told({ result }: { readonly result: Result }) {
  const { counted } = result;
  const lacking = lackingWords(result);
  if (counted === undefined)
    return <Notice tone="warn" title={lacking === undefined ? words.never() : said(lacking)} />;
  return (
    <>
      <p class="mt">{said(basisWords(result))}</p>
      <div class="gap">
        <Proposals counted={counted} />
      </div>
      <ReturnCurve points={counted.lapsed.curve} />
      <ReturnTable table={counted.table} />
      <Section title={words.tells()}>
        <p class="soft">{words.tellsLede()}</p>
        <table class="cards mt">
          <caption class="vh">{words.tells()}</caption>
          <thead>
            <tr>
              <th scope="col">{words.what()}</th>
              <th scope="col" class="num">
                {words.figure()}
              </th>
            </tr>
          </thead>
          <tbody>
            {tellsApart(counted).map(({ what, figure }) => (
              <tr key={what.en}>
                <th scope="row">{said(what)}</th>
                <td class="num">{figure}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="mt">{said(rhythmWords(counted))}</p>
      </Section>
    </>
  );
}

function Proposals({ counted }: { readonly counted: NonNullable<Result['counted']> }) {
  const { dormancy } = useRead('showSettings', {}).answer ?? {};
  const nowSet = { lapsed: dormancy?.lapsedDays, lostDeal: dormancy?.lostDealDays };
  return (
    <Section title={words.proposals()}>
      {(['lapsed', 'lostDeal'] as const).map((kind) => (
        <p key={kind} class="mt">
          <b>{labelled(backTestKinds, kind)}</b> {said(proposalWords(counted[kind]))}{' '}
          {nowSet[kind] !== undefined && words.nowSet(String(nowSet[kind]))}
        </p>
      ))}
      <p class="small soft mt">{said(otherKindsWords)}</p>
      {may('changeSettings') && (
        <p class="acts mt">
          <a class="btn" href="/settings">
            {words.settings()}
          </a>
        </p>
      )}
    </Section>
  );
}

function Count({ label }: { readonly label: string }) {
  const { isBusy, problem, write } = useWrite();
  if (!may('countBackTest')) return null;
  return (
    <p class="acts mt">
      <Button isBusy={isBusy} onClick={() => void write('countBackTest', {})}>
        {label}
      </Button>
      <Refusal problem={problem} />
    </p>
  );
}
