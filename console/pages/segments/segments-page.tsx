import type { SegmentPreview } from '../../../contract/audience.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { query } from '../../frame/place.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { count, people } from '../../words/figures.ts';
import { language, phrase, said, word } from '../../words/language.ts';
import { asOf } from '../../words/moments.ts';
import { everybody } from '../../../contract/rule-parts.ts';
import { describeRule } from '../../../contract/segment-words.ts';
import { Counting } from './counting.tsx';
import { AddressRisks } from './address-risks.tsx';
import { DormancyKinds } from './dormancy-kinds.tsx';
import { Exclusions } from './exclusions.tsx';
import { Samples } from './samples.tsx';
import { SegmentExport } from './segment-export.tsx';

const words = {
  title: word('対象条件', 'Segments'),
  lede: word(
    '休眠中の方だけを数えています。除外した方の内訳も必ず表示します。',
    'Only dormant customers are counted. Who is left out, and why, is always shown.',
  ),
  list: word('対象条件の一覧', 'All segments'),
  create: word('新しい対象条件', 'New segment'),
  open: word('条件を開く', 'Open the rule'),
  mailable: phrase(
    (reached: string) => `${reached}に配信できます`,
    (reached: string) => `${reached} can be mailed`,
  ),
  kinds: word('休眠の種類', 'Kinds of dormancy'),
  past: word('日数を過去の実績で確かめる', 'Try the days on your own past'),
  launch: phrase(
    (reached: string) => `この${reached}で施策を作る`,
    (reached: string) => `Make a campaign for these ${reached}`,
  ),
  nobody: phrase(
    (excluded: string) => `この条件に合う方は0名です。除外した方が${excluded}います。`,
    (excluded: string) => `Nobody can be mailed; ${excluded} are left out.`,
  ),
};

/** The ready-made and the saved segments: how many each reaches, who is left out and why, some of the people. */
export function SegmentsPage() {
  const segments = useRead('listSegments', {});
  const { currency = 'JPY' } = useRead('showSettings', {}).answer ?? {};
  return (
    <>
      <PageHead
        title={words.title()}
        actions={
          may('createSegment') && (
            <a class="btn" href="/segments/new">
              {words.create()}
            </a>
          )
        }
      >
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
              {chosen !== undefined && <Chosen preview={chosen} currency={currency} />}
            </>
          );
        }}
      </Shown>
    </>
  );
}

const Chosen = ({ preview, currency }: { readonly preview: SegmentPreview; readonly currency: string }) => (
  <div class="split">
    <div>
      <p class="says">{describeRule(preview.segment.rule ?? everybody, language.value, currency)}</p>
      {preview.counting?.isFirst === true ? null : preview.selected === 0 ? (
        <Notice tone="warn" title={words.nobody(people(preview.excludedPeople))} />
      ) : (
        <>
          <p class="fig mt">{words.mailable(people(preview.selected))}</p>
          <p class="acts mt">
            {may('launchCampaign') && (
              <a class="btn primary" href={`/campaigns/new?segment=${preview.segment.id}`}>
                {words.launch(people(preview.selected))}
              </a>
            )}
            <Open id={preview.segment.id} />
          </p>
          <SegmentExport key={preview.segment.id} segmentId={preview.segment.id} />
          <div class="gap">
            <Samples sample={preview.sample} />
          </div>
        </>
      )}
      {preview.selected === 0 && (
        <p class="acts mt">
          <Open id={preview.segment.id} />
        </p>
      )}
    </div>
    <div class="aside">
      <section>
        <div class="sec">
          <h2>{words.kinds()}</h2>
        </div>
        <DormancyKinds of={preview.byDormancy} />
        {may('showBackTest') && (
          <p class="small mt">
            <a href="/dormancy">{words.past()}</a>
          </p>
        )}
      </section>
      <AddressRisks of={preview.risks} />
      <Exclusions preview={preview} />
    </div>
  </div>
);

const Open = ({ id }: { readonly id: string }) => (
  <a class="btn" href={`/segments/${id}`}>
    {words.open()}
  </a>
);
