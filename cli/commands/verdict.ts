import { counted } from '../../contract/counted.ts';
import { routes } from '../../contract/api.ts';
import { actLabels, labelOf, verdictLabels, verdictReasonLabels } from '../../contract/labels.ts';
import type { VerdictReplay } from '../../contract/engagement.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { tableLines } from '../print-table.ts';
import { readParts } from '../read-parts.ts';

export function addVerdict({ program, say, running }: Group): void {
  const verdict = program
    .command('verdict')
    .description(say('本人か自動アクセスかの判定', 'verdicts on people and machines'));
  verdict
    .command('replay')
    .description(
      say(
        'いまの規則で過去の行動をすべて判定し直し、変わる件数を示します（--apply を付けるまで何も書きません）',
        'judge the whole past by the rules in force and print what would change; writes nothing without --apply',
      ),
    )
    .option(
      '--apply',
      say('判定を書き換え、関心度を計算し直します', 'change the verdicts and fold interest again'),
    )
    .addHelpText('after', example(say, 'verdict replay', 'verdict replay --apply'))
    .action(
      running(async (context, command) => {
        const result = sumParts(
          await readParts((query) => context.api.call(routes.replayVerdicts, { query })),
        );
        const queued = command.opts()['apply'] === true ? await apply(context) : undefined;
        context.show({ ...result, queued }, () => resultLines(result, queued, context));
      }),
    );
}

async function apply({ api }: Context): Promise<number> {
  const answers = await readParts((query) => api.call(routes.applyVerdictReplay, { query }));
  return answers.reduce((sum, { queued }) => sum + queued, 0);
}

type Replay = Pick<
  VerdictReplay,
  | 'rules'
  | 'customers'
  | 'engagements'
  | 'changes'
  | 'changedCustomers'
  | 'interestChanges'
  | 'temperatureChanges'
>;

function sumParts(parts: readonly VerdictReplay[]): Replay {
  const sum = (of: (part: VerdictReplay) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  const changes = new Map<string, VerdictReplay['changes'][number]>();
  for (const change of parts.flatMap((part) => part.changes)) {
    const key = [change.act, change.from, change.to, change.reason].join(' ');
    changes.set(key, { ...change, count: change.count + (changes.get(key)?.count ?? 0) });
  }
  return {
    rules: parts[0]?.rules ?? 0,
    customers: sum(({ customers }) => customers),
    engagements: sum(({ engagements }) => engagements),
    changes: [...changes.values()].toSorted((a, b) => b.count - a.count),
    changedCustomers: sum(({ changedCustomers }) => changedCustomers),
    interestChanges: sum(({ interestChanges }) => interestChanges),
    temperatureChanges: sum(({ temperatureChanges }) => temperatureChanges),
  };
}

function resultLines(
  result: Replay,
  queued: number | undefined,
  { say, locale }: Context,
): readonly string[] {
  const { rules, customers, engagements, changes, changedCustomers } = result;
  const judged = say(
    `判定の規則 第${rules}版で、${customers}名の行動${engagements}件を判定し直しました。`,
    `${counted(engagements, 'act')} of ${counted(customers, 'customer')} judged by rules version ${rules}.`,
  );
  if (changes.length === 0) return [judged, say('変わる判定はありません。', 'No verdict changes.')];
  return [
    judged,
    ...tableLines(
      [
        { title: say('行動', 'Act') },
        { title: say('いまの判定', 'From') },
        { title: say('新しい判定', 'To') },
        { title: say('理由', 'Reason') },
        { title: say('件数', 'Count') },
      ],
      changes.map(({ act, from, to, reason, count }) => [
        labelOf(actLabels, act, locale),
        labelOf(verdictLabels, from, locale),
        labelOf(verdictLabels, to, locale),
        labelOf(verdictReasonLabels, reason, locale),
        String(count),
      ]),
    ),
    say(
      `判定が変わる人は${changedCustomers}名、うち関心度が変わるのは${result.interestChanges}名、温度が変わるのは${result.temperatureChanges}名です。`,
      `Verdicts change for ${counted(changedCustomers, 'customer')}; interest for ${result.interestChanges}, temperature for ${result.temperatureChanges}.`,
    ),
    queued === undefined
      ? say(
          'まだ何も書いていません。書き換えるには --apply を付けてください。',
          'Nothing was written. Add --apply to change them.',
        )
      : say(
          `${queued}名の判定を書き換えています。`,
          `The verdicts of ${counted(queued, 'customer')} are being changed.`,
        ),
  ];
}
