import { askUntil } from '../ask-until.ts';
import { routes } from '../../contract/api.ts';
import { givenSegmentSchema, type SegmentChoice, type SegmentPreview } from '../../contract/audience.ts';
import { dormancyLabels, labelOf } from '../../contract/labels.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { pairLines, tableLines } from '../print-table.ts';
import { readJsonFile } from '../read-local-file.ts';

export function addSegment({ program, say, running }: Group): void {
  const segment = program
    .command('segment')
    .description(say('対象条件（セグメント）を見る', 'look at segments'));
  segment
    .command('list')
    .description(say('用意された対象条件と人数', 'ready-made segments and how many people they select'))
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
    .addHelpText('after', example(say, 'segment preview lapsed', 'segment preview my-segment.json'))
    .action(
      running(async (context, command) => {
        const body = segmentChoice(command.args[0] ?? '', context);
        const preview = await counted(context, () => context.api.call(routes.previewSegment, { body }));
        const moment = await momentsOf(context);
        context.show(preview, () => previewLines(preview, context, moment));
      }),
    );
}

/** A segment by its id, or by a file whose name ends in .json. */
export const segmentChoice = (given: string, { say }: Context): SegmentChoice =>
  /\.json$/i.test(given) ? { segment: readJsonFile(given, givenSegmentSchema, say) } : { segmentId: given };

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

function previewLines(preview: SegmentPreview, { say, locale }: Context, moment: Moment): readonly string[] {
  const people = (count: number): string => say(`${count}名`, String(count));
  return [
    say(
      `「${preview.segment.name.ja}」配信できる方: ${preview.selected}名`,
      `"${preview.segment.name.en}": ${preview.selected} people can be mailed`,
    ),
    ...titled(
      say('休眠の種類', 'Kinds of dormancy'),
      pairLines(
        Object.entries(preview.byDormancy).map(([kind, count]) => [
          labelOf(dormancyLabels, kind, locale),
          people(count),
        ]),
      ),
    ),
    ...titled(
      say(
        `除外した方: ${preview.excludedPeople}名（理由が重なる方は理由ごとに数えます）`,
        `Excluded: ${preview.excludedPeople} people (counted once for each reason)`,
      ),
      pairLines(preview.excluded.map(({ label, count }) => [label, people(count)])),
    ),
    ...titled(say('休眠ではない方', 'Not dormant'), [people(preview.notDormant)]),
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
