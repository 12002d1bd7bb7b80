import { counted } from '../../contract/counted.ts';
import { Option } from 'commander';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { abstentionWords, featureLabels, nextLookWords } from '../../contract/learning-words.ts';
import { adviceWords, capacityWords, replayWords } from '../../contract/weekly-words.ts';
import type { LearningView, WeeklyView } from '../../contract/learning.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { wholeNumber } from '../parse-option.ts';
import { tableLines } from '../print-table.ts';

export function addLearn({ program, say, running }: Group): void {
  const learn = program
    .command('learn')
    .description(say('営業の結果から学ぶ配点', 'points that learn from what sales reported'));
  learn
    .command('status')
    .description(
      say(
        '学習の状況：件数、提案、見送りの理由',
        'how many outcomes there are, what they propose, or why nothing',
      ),
    )
    .addHelpText('after', example(say, 'learn status'))
    .action(running((context) => status(context)));
  learn
    .command('count')
    .description(
      say('90日を過ぎた引き渡しの結果を数え直す', 'gather the outcomes of handoffs older than 90 days'),
    )
    .addHelpText('after', example(say, 'learn count'))
    .action(running((context) => count(context)));
  learn
    .command('propose')
    .description(say('学習した配点を、今の配点と並べて試す', 'try the learned points beside those in force'))
    .option(
      '--same-chance',
      say(
        'ホットの基準も「同じ見込み」に合わせる',
        'move the threshold to where the chance is the same as today',
      ),
    )
    .addHelpText('after', example(say, 'learn propose'))
    .action(running((context, command) => propose(context, command.opts()['sameChance'] === true)));
  learn
    .command('threshold')
    .description(
      say(
        '週に受けたい引き渡しの数から、ホットの基準を選ぶ',
        'the threshold that gives the wanted number of handoffs a week',
      ),
    )
    .addOption(
      new Option(
        '--wanted <number>',
        say(
          '週に何件ほしいか（省略時：営業が受けられる数の8割）',
          'how many a week (default: 80% of what sales can take)',
        ),
      ).argParser(wholeNumber),
    )
    .addHelpText('after', example(say, 'learn threshold --wanted 12'))
    .action(
      running(async ({ api, show, say: sayIn, locale }, command) => {
        const wanted = z.number().optional().parse(command.opts()['wanted']);
        const answer = await api.call(routes.showLearning, { query: { wanted } });
        show(answer.weekly ?? {}, () =>
          answer.weekly === undefined
            ? [sayIn('先に rekindle learn count を実行してください。', 'Run rekindle learn count first.')]
            : [
                adviceWords(answer.weekly)[locale],
                ...capacityWords(answer.weekly).map((line) => line[locale]),
                '',
                ...weekLines(answer.weekly, sayIn),
                replayWords[locale],
              ],
        );
      }),
    );
}

/** Every fifth threshold, and the chosen one. */
function weekLines({ thresholds, advice }: WeeklyView, say: Context['say']): readonly string[] {
  const chosen = advice?.kind === 'chosen' ? advice.hotAt : undefined;
  return tableLines(
    [
      { title: say('基準', 'Hot at'), align: 'right' },
      { title: say('週の平均', 'A week'), align: 'right' },
      { title: say('10週のうち8週', '8 of 10 weeks') },
      { title: '' },
    ],
    thresholds
      .filter(({ hotAt }) => hotAt % 5 === 0 || hotAt === chosen)
      .map(({ hotAt, mean, low, high }) => [
        String(hotAt),
        mean.toFixed(1),
        say(`${Math.floor(low)}〜${Math.ceil(high)}`, `${Math.floor(low)} to ${Math.ceil(high)}`),
        hotAt === chosen ? say('これ', 'this one') : '',
      ]),
  );
}

async function status({ api, show, say, locale }: Context): Promise<void> {
  const answer = await api.call(routes.showLearning, {});
  show(answer, () => {
    if (answer.counting !== undefined) {
      const { done, of } = answer.counting;
      return [say(`結果を数えています（${of}のうち${done}）。`, `Counting outcomes (${done} of ${of}).`)];
    }
    if (answer.learning === undefined)
      return [
        say(
          'いまの配点での結果をまだ数えていません。rekindle learn count で数えられます。',
          'Outcomes were not counted for the points in force yet: rekindle learn count.',
        ),
      ];
    const { learning } = answer;
    return [
      say(
        `結果の出た引き渡し ${learning.rows}件（${learning.accounts}社）、うち商談 ${learning.opportunities}件。`,
        `${counted(learning.rows, 'handoff')} with an outcome (${counted(learning.accounts, 'company', 'companies')}), ${learning.opportunities} of them opportunities.`,
      ),
      ...(learning.because === undefined
        ? [
            say('配点の変更を提案します。', 'A change of points is proposed.'),
            ...changeLines(learning, say, locale),
            say(
              'rekindle learn propose で、今の配点と並べて試せます。',
              'Try it beside the points in force with rekindle learn propose.',
            ),
          ]
        : [say('学習は見送り: ', 'Nothing is proposed: ') + abstentionWords[learning.because][locale]]),
      nextLookWords(learning)[locale],
    ];
  });
}

function changeLines(
  { changes }: LearningView,
  say: Context['say'],
  locale: Context['locale'],
): readonly string[] {
  return tableLines(
    [
      { title: '' },
      { title: say('今', 'now'), align: 'right' },
      { title: say('提案', 'proposed'), align: 'right' },
      { title: say('範囲', 'between') },
      { title: '' },
    ],
    changes.map(({ feature, inForce, points, low, high, isUnsure }) => [
      featureLabels[feature][locale],
      String(inForce),
      String(points),
      say(`${Math.floor(low)}〜${Math.ceil(high)}`, `${Math.floor(low)} to ${Math.ceil(high)}`),
      isUnsure ? say('確かでない', 'unsure') : '',
    ]),
  );
}

async function count({ api, show, say }: Context): Promise<void> {
  const answer = await api.call(routes.countOutcomes, {});
  show(answer, () => [
    say(
      '結果を数え始めました。rekindle learn status で見られます。',
      'Counting has begun. See rekindle learn status.',
    ),
  ]);
}

async function propose({ api, show, say }: Context, isSameChance: boolean): Promise<void> {
  const answer = await api.call(routes.proposeLearned, {
    body: { threshold: isSameChance ? 'sameChance' : 'keep' },
  });
  const { candidate = '', replayStartsInSeconds } = answer;
  show(answer, () => [
    say(
      `「${candidate}」の計算を${replayStartsInSeconds}秒後に始めます。rekindle model compare で違いを見て、model switch で切り替えるか、model discard でやめてください。`,
      `The replay under "${candidate}" starts in ${replayStartsInSeconds} seconds. See rekindle model compare; then model switch, or model discard.`,
    ),
  ]);
}
