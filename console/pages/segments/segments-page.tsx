import type { SegmentPreview } from '../../../contract/audience.ts';
import { dormancyLabels } from '../../../contract/labels.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { query } from '../../frame/place.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { count, people } from '../../words/figures.ts';
import { labelled, phrase, said, word } from '../../words/language.ts';
import { asOf } from '../../words/moments.ts';
import { Counting } from './counting.tsx';
import { Exclusions } from './exclusions.tsx';

const words = {
  title: word('対象条件', 'Segments'),
  lede: word(
    '休眠中の方だけを数えています。除外した方の内訳も必ず表示します。',
    'Only dormant customers are counted. Who is left out, and why, is always shown.',
  ),
  list: word('用意された対象条件', 'Ready-made segments'),
  mailable: phrase(
    (reached: string) => `${reached}に配信できます`,
    (reached: string) => `${reached} can be mailed`,
  ),
  kinds: word('休眠の種類', 'Kinds of dormancy'),
  sample: word('見本（関係の新しい順）', 'Sample, newest relations first'),
  name: word('氏名', 'Name'),
  company: word('会社', 'Company'),
  silent: word('経過', 'Silent for'),
  days: phrase(
    (silent: string) => `${silent}日`,
    (silent: string) => `${silent} days`,
  ),
  launch: phrase(
    (reached: string) => `この${reached}で施策を作る`,
    (reached: string) => `Make a campaign for these ${reached}`,
  ),
  nobody: phrase(
    (excluded: string) => `この条件に合う方は0名です。除外した方が${excluded}います。`,
    (excluded: string) => `Nobody can be mailed; ${excluded} are left out.`,
  ),
};

/** The ready-made segments: how many each reaches, who is left out and why, some of the people. */
export function SegmentsPage() {
  const segments = useRead('listSegments', {});
  return (
    <>
      <PageHead title={words.title()}>
        <p>
          {words.lede()} {asOf()}
        </p>
      </PageHead>
      <Counting of={segments} />
      <Shown of={segments}>
        {({ segments: all }) => {
          const id = query.value.get('segment') ?? all[0]?.segment.id;
          const chosen = all.find(({ segment }) => segment.id === id);
          return (
            <>
              <nav class="views" aria-label={words.list()}>
                {all.map(({ segment, selected }) => (
                  <a
                    key={segment.id}
                    href={`/segments?segment=${segment.id}`}
                    aria-current={segment.id === id ? 'true' : undefined}
                  >
                    {said(segment.name)} {count(selected)}
                  </a>
                ))}
              </nav>
              {chosen !== undefined && <Chosen preview={chosen} />}
            </>
          );
        }}
      </Shown>
    </>
  );
}

const Chosen = ({ preview }: { readonly preview: SegmentPreview }) => (
  <div class="split">
    <div>
      {preview.counting?.isFirst === true ? null : preview.selected === 0 ? (
        <Notice tone="warn" title={words.nobody(people(preview.excludedPeople))} />
      ) : (
        <>
          <p class="fig">{words.mailable(people(preview.selected))}</p>
          {may('launchCampaign') && (
            <p class="acts">
              <a class="btn primary" href={`/campaigns/new?segment=${preview.segment.id}`}>
                {words.launch(people(preview.selected))}
              </a>
            </p>
          )}
          <Sample preview={preview} />
        </>
      )}
    </div>
    <div class="aside">
      <section>
        <div class="sec">
          <h2>{words.kinds()}</h2>
        </div>
        <ul class="pairs">
          {Object.entries(preview.byDormancy).map(([kind, number]) => (
            <li key={kind}>
              <span>{labelled(dormancyLabels, kind)}</span>
              <b>{count(number)}</b>
            </li>
          ))}
        </ul>
      </section>
      <Exclusions preview={preview} />
    </div>
  </div>
);

const Sample = ({ preview }: { readonly preview: SegmentPreview }) => (
  <table class="cards hover gap">
    <caption>{words.sample()}</caption>
    <thead>
      <tr>
        <th scope="col">{words.name()}</th>
        <th scope="col">{words.company()}</th>
        <th scope="col">{words.kinds()}</th>
        <th scope="col" class="num">
          {words.silent()}
        </th>
      </tr>
    </thead>
    <tbody>
      {preview.sample.map((each) => (
        <tr key={each.customerId}>
          <th scope="row" lang="ja">
            <a href={`/contacts/${each.customerId}`}>{each.name === '' ? each.customerId : each.name}</a>
          </th>
          <td lang="ja" class="wide">
            {each.account}
          </td>
          <td>{labelled(dormancyLabels, each.dormancy)}</td>
          <td class="num">{words.days(count(each.silentDays))}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
