import { counted as countOf } from '../../contract/counted.ts';
import { addressRiskLabels } from '../../contract/address-words.ts';
import { askUntil } from '../ask-until.ts';
import { addSavedSegments } from './saved-segments.ts';
import { addSegmentExport } from './segment-export.ts';
import { segmentChoice } from './segment-choice.ts';
import { routes } from '../../contract/api.ts';
import { type OneSegmentPreview, type SegmentPreview } from '../../contract/audience.ts';
import { dormancyLabels, labelOf } from '../../contract/labels.ts';
import type { Context } from '../context.ts';
import type { Say } from '../say.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { pairLines, tableLines } from '../print-table.ts';

export function addSegment({ program, say, running }: Group): void {
  const segment = program
    .command('segment')
    .description(say('対象条件（セグメント）を見る・保存する', 'look at segments and save them'));
  segment
    .command('list')
    .description(say('対象条件と人数', 'segments and how many people they select'))
    .addHelpText('after', example(say, 'segment list'))
    .action(running(listSegments));
  segment
    .command('preview')
    .description(
      say(
        '人数、休眠の種類、除外の内訳、段階配信、見本',
        'count, kinds of dormancy, exclusions, waves and a sample',
      ),
    )
    .argument(
      '<segment>',
      say(
        '用意された対象条件のID、または条件を書いたJSONファイル',
        'id of a ready-made segment, or a JSON file with a rule',
      ),
    )
    .option(
      '--quick',
      say(
        '数え終わりを待たず、見本からの見積もりを見る',
        'an estimate from a sample, without waiting for the count',
      ),
    )
    .addHelpText('after', example(say, 'segment preview lapsed', 'segment preview my-segment.json --quick'))
    .action(
      running(async (context, command) => {
        const body = segmentChoice(command.args[0] ?? '', context);
        const isQuick = command.opts()['quick'] === true;
        const ask = () => context.api.call(routes.previewSegment, { body: { ...body, quick: isQuick } });
        const preview = isQuick ? await ask() : await counted(context, ask);
        const moment = await momentsOf(context);
        context.show(preview, () => previewLines(preview, context, moment));
      }),
    );
  addSavedSegments(segment, say, running);
  addSegmentExport(segment, say, running);
}

async function listSegments(context: Context): Promise<void> {
  const { api, say, locale, show } = context;
  let segments: readonly SegmentPreview[] = [];
  await counted(context, async () => {
    ({ segments } = await api.call(routes.listSegments, {}));
    return segments[0];
  });
  const answer = { segments };
  show(answer, () =>
    tableLines(
      [
        { title: 'ID' },
        { title: say('対象条件', 'Segment') },
        { title: say('配信できる方', 'Selected'), align: 'right' },
        { title: say('除外', 'Excluded'), align: 'right' },
      ],
      answer.segments.map(({ segment, selected, excludedPeople }) => [
        segment.id,
        segment.name[locale],
        String(selected),
        String(excludedPeople),
      ]),
    ),
  );
}

function previewLines(
  preview: OneSegmentPreview,
  { say, locale }: Context,
  moment: Moment,
): readonly string[] {
  const people = (count: number): string => say(`${count}名`, String(count));
  return [
    say(
      `「${preview.segment.name.ja}」配信できる方: ${preview.selected}名`,
      `"${preview.segment.name.en}": ${countOf(preview.selected, 'person', 'people')} can be mailed`,
    ),
    ...estimateLines(preview, say),
    ...titled(
      say('休眠の種類', 'Kinds of dormancy'),
      pairLines(
        Object.entries(preview.byDormancy).map(([kind, count]) => [
          labelOf(dormancyLabels, kind, locale),
          people(count),
        ]),
      ),
    ),
    ...(Object.keys(preview.risks).length === 0
      ? []
      : titled(
          say(
            '気になるアドレス（条件 addressRisk で外せます）',
            'Addresses in doubt (the clause addressRisk leaves them out)',
          ),
          pairLines(
            Object.entries(preview.risks).map(([risk, count]) => [
              labelOf(addressRiskLabels, risk, locale),
              people(count),
            ]),
          ),
        )),
    ...titled(
      say(
        `除外した方: ${preview.excludedPeople}名（理由が重なる方は理由ごとに数えます）`,
        `Excluded: ${preview.excludedPeople} people (counted once for each reason)`,
      ),
      pairLines(preview.excluded.map(({ label, count }) => [label, people(count)])),
    ),
    ...titled(say('休眠ではない方', 'Not dormant'), [people(preview.notDormant)]),
    ...titled(
      say('条件を外すと', 'Without a clause'),
      pairLines(
        preview.without.map(({ place, more, isEstimate }) => [
          place,
          `${isEstimate ? '≈ ' : ''}${more > 0 ? '+' : ''}${more}`,
        ]),
      ),
    ),
    ...titled(
      say('段階配信', 'Waves'),
      pairLines(preview.waves.map((wave) => [moment(wave.startAt), people(wave.people)])),
    ),
    '',
    ...tableLines(
      [
        { title: 'ID' },
        { title: say('会社', 'Company') },
        { title: say('担当者', 'Contact') },
        { title: say('休眠の種類', 'Dormancy') },
        { title: say('経過日数', 'Days silent'), align: 'right' },
      ],
      preview.sample.map((each) => [
        each.customerId,
        each.account,
        each.name,
        labelOf(dormancyLabels, each.dormancy, locale),
        String(each.silentDays),
      ]),
    ),
  ];
}

/** Says that the figures are of a sample, how it was drawn, and where the truth lies. */
function estimateLines({ estimate }: OneSegmentPreview, say: Say): readonly string[] {
  if (estimate === undefined) return [];
  const { sampled, people, share } = estimate;
  const percent = (part: number): string => `${(part * 100).toFixed(1)}%`;
  const [value, low, high] =
    people === undefined
      ? [percent(share.value), percent(share.low), percent(share.high)]
      : [`${people.value}`, `${people.low}`, `${people.high}`];
  return [
    say(
      `見積もり: 約${value}（95%の範囲 ${low}〜${high}）。以下は見本 ${sampled}名だけの内訳です。見本はID（鍵付きハッシュ）の順で先頭の方で、くじ引きと同じに偏りません。`,
      `Estimate: about ${value} (95% range ${low} to ${high}). What follows is of the ${sampled} people of the sample alone: the first by their ids, which are keyed hashes, as good as drawn by lot.`,
    ),
  ];
}

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];

/** The first count of many customers takes a minute or two. */
const ASK = { everyMs: 2000, tries: 120 };

/** Asks until the first count is done; of an older one the figures are shown as they were. */
const counted = <P extends SegmentPreview | undefined>(
  { say, note }: Context,
  ask: () => Promise<P>,
): Promise<P> =>
  askUntil(
    ask,
    (preview) => {
      const { counting } = preview ?? {};
      if (counting?.isFirst !== true) return true;
      note(
        say(
          `対象の方を数えています（${counting.of}分の${counting.done}）…`,
          `Counting the audience (${counting.done} of ${counting.of}) ...`,
        ),
      );
      return false;
    },
    ASK,
  );
