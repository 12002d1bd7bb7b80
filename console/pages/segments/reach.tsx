import type { Answer } from '../../data/call-api.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/page-head.tsx';
import { people, percent } from '../../words/figures.ts';
import { phrase, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import { AddressRisks } from './address-risks.tsx';
import { DormancyKinds } from './dormancy-kinds.tsx';
import { Exclusions } from './exclusions.tsx';

const words = {
  title: word('配信できる方', 'Can be mailed'),
  fit: phrase(
    (fit: string, out: string, awake: string) =>
      `条件に合う${fit}から、除外${out}と休眠中ではない${awake}を引いた人数`,
    (fit: string, out: string, awake: string) =>
      `Fit: ${fit}; less those left out (${out}) and those not dormant (${awake})`,
  ),
  about: phrase(
    (reached: string) => `約${reached}`,
    (reached: string) => `about ${reached}`,
  ),
  range: phrase(
    (sampled: string, low: string, high: string) =>
      `見本 ${sampled}からの見積もり。実際は${low}〜${high}の範囲です（95%）。`,
    (sampled: string, low: string, high: string) =>
      `Estimated from a sample of ${sampled}; likely between ${low} and ${high} (95%).`,
  ),
  how: word(
    '見本は、ID（鍵付きハッシュ）の順で先頭の方です。くじ引きと同じに偏りません。',
    'The sample are the first by their ids, which are keyed hashes: as good as drawn by lot.',
  ),
  exactly: word('正確に数える', 'Count exactly'),
  counting: phrase(
    (done: number, of: number) => `数えています（${of}分の${done}）`,
    (done: number, of: number) => `Counting (${done} of ${of})`,
  ),
  share: word('見本の内訳', 'Within the sample'),
  kinds: word('休眠の種類', 'Kinds of dormancy'),
};

type Preview = Answer<'previewSegment'>;
interface ReachProps {
  readonly preview: Preview;
  readonly onExact: () => void;
}

/** How many a rule reaches: exactly, or as an estimate with its range; kinds of dormancy; who is left out. */
export const Reach = ({ preview, onExact }: ReachProps) => (
  <>
    <Section title={words.title()} aside={<span class="small soft">{moment(preview.asOf)}</span>}>
      <div aria-live="polite">
        {preview.estimate === undefined ? (
          <>
            <p class="fig">{people(preview.selected)}</p>
            <p class="small soft">
              {words.fit(
                people(preview.selected + preview.excludedPeople + preview.notDormant),
                people(preview.excludedPeople),
                people(preview.notDormant),
              )}
            </p>
          </>
        ) : (
          <Estimated estimate={preview.estimate} />
        )}
      </div>
      <Job {...{ preview, onExact }} />
    </Section>
    <Section title={preview.estimate === undefined ? words.kinds() : words.share()}>
      <DormancyKinds of={preview.byDormancy} />
    </Section>
    <AddressRisks of={preview.risks} />
    <Exclusions preview={preview} />
  </>
);

function Estimated({ estimate }: { readonly estimate: NonNullable<Preview['estimate']> }) {
  const { sampled, share, people: all } = estimate;
  const [value, low, high] =
    all === undefined
      ? [percent(share.value), percent(share.low), percent(share.high)]
      : [people(all.value), people(all.low), people(all.high)];
  return (
    <>
      <p class="fig">{words.about(value)}</p>
      <p class="small soft">{words.range(people(sampled), low, high)}</p>
      <p class="small soft">{words.how()}</p>
    </>
  );
}

function Job({ preview: { counting, estimate }, onExact }: ReachProps) {
  if (counting !== undefined)
    return (
      <div class="job mt" role="status">
        <p>{words.counting(counting.done, counting.of)}</p>
        <progress
          value={counting.done}
          max={counting.of}
          aria-label={words.counting(counting.done, counting.of)}
        />
      </div>
    );
  return estimate === undefined ? null : (
    <p class="mt">
      <Button isSmall onClick={onExact}>
        {words.exactly()}
      </Button>
    </p>
  );
}
