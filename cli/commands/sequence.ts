import { counted } from '../../contract/counted.ts';
import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import type { SequenceView } from '../../contract/saved-sequences.ts';
import { endLabels, sequenceWaitLabels, stepKindLabels } from '../../contract/sequence-words.ts';
import { labelOf } from '../../contract/labels.ts';
import { mistake, type Context } from '../context.ts';
import { contactId } from '../contact-id.ts';
import { example, type Group } from '../group.ts';
import { findingLine, findingLines } from '../finding-lines.ts';
import { newFile } from '../new-file.ts';
import { momentsOf } from '../moments.ts';
import { wholeNumber } from '../parse-option.ts';
import { oneLine, tableLines } from '../print-table.ts';
import { checkSequenceTexts } from './text-check.ts';
import { readJsonFile } from '../read-local-file.ts';

const sequenceSchema = routes.trySequence.body.shape.sequence;
const dryRunOptions = z.object({ customer: z.string(), days: z.number().default(60) });

export function addSequence({ program, say, running }: Group): void {
  const sequence = program
    .command('sequence')
    .description(say('シナリオを見る・確かめる・取り込む', 'sequences: list, check, try, import and export'));
  const idArgument = say('シナリオのID（例 three-mails）', 'id of a sequence, such as three-mails');
  const fileArgument = say('JSONファイル', 'a JSON file');
  sequence
    .command('list')
    .description(say('自社のシナリオと、用意されたひな型', 'the company’s sequences, and templates'))
    .addHelpText('after', example(say, 'sequence list'))
    .action(
      running(async (context) => {
        const answer = await context.api.call(routes.listSequences, {});
        context.show(answer, () => listLines(answer.sequences, context));
      }),
    );
  sequence
    .command('show')
    .description(say('ひとつのシナリオ', 'one sequence'))
    .argument('<id>', idArgument)
    .option('--version <number>', say('以前の版（JSON）', 'an earlier version, as JSON'), wholeNumber)
    .addHelpText('after', example(say, 'sequence show lost-deal', 'sequence show own --version 2'))
    .action(
      running(async (context, command) => {
        const [id = ''] = command.args;
        const version: unknown = command.opts()['version'];
        if (version !== undefined) return showVersion(context, id, Number(version));
        const answer = await sequenceNamed(context, id);
        context.show(answer, () => [...stepLines(answer, context), ...findingLines(answer, context)]);
      }),
    );
  sequence
    .command('check')
    .description(say('保存せずに確かめる', 'check a file without saving it'))
    .argument('<file>', fileArgument)
    .addHelpText('after', example(say, 'sequence check own.json'))
    .action(
      running(async (context, { args }) => {
        const body = { sequence: readJsonFile(args[0] ?? '', sequenceSchema, context.say) };
        const answer = await context.api.call(routes.trySequence, { body });
        const texts = await checkSequenceTexts(context, answer.sequence);
        context.show({ ...answer, texts: texts?.checked }, () => [
          ...findingLines(answer, context),
          ...(texts?.lines ?? []),
        ]);
        if (answer.problems.length > 0) context.failed();
      }),
    );
  sequence
    .command('dry-run')
    .description(say('ひとりの方に、いつ何が届くか', 'what one customer would get, and when'))
    .argument('<id>', idArgument)
    .requiredOption(
      '--customer <who>',
      say('どの方で試すか（メールアドレスかID）', 'whom to try it with: address or id'),
    )
    .option('--days <days>', say('何日先まで（省略時60日）', 'how many days ahead (default 60)'), wholeNumber)
    .addHelpText('after', example(say, 'sequence dry-run lost-deal --customer tanaka@example.co.jp'))
    .action(running(async (context, command) => dryRun(context, command.args[0] ?? '', command.opts())));
  sequence
    .command('export')
    .description(say('JSONファイルに書き出す', 'write a sequence to a JSON file'))
    .argument('<id>', idArgument)
    .argument('<file>', fileArgument)
    .option('--overwrite', say('同じ名前のファイルを置き換える', 'replace a file of that name'))
    .addHelpText('after', example(say, 'sequence export three-mails own.json'))
    .action(
      running(async (context, command) => {
        const { args } = command;
        const overwrite = command.opts()['overwrite'] === true;
        const file = newFile(args[1] ?? '', { say: context.say, overwrite, option: '<file>' });
        const { sequence: written } = await sequenceNamed(context, args[0] ?? '');
        file.write(`${JSON.stringify(written, undefined, 2)}\n`);
        context.show(written, () => [context.say(`${args[1]} に書き出しました。`, `Wrote ${args[1]}.`)]);
      }),
    );
  sequence
    .command('import')
    .description(say('JSONファイルを保存する', 'save a sequence from a JSON file'))
    .argument('<file>', fileArgument)
    .addHelpText('after', example(say, 'sequence import own.json'))
    .action(running(async (context, { args }) => save(context, args[0] ?? '')));
  sequence
    .command('approve')
    .description(say('今の内容で承認する', 'approve a sequence as it stands'))
    .argument('<id>', idArgument)
    .addHelpText('after', example(say, 'sequence approve own'))
    .action(
      running(async (context, { args }) => {
        const { revision } = await sequenceNamed(context, args[0] ?? '');
        const answer = await context.api.call(routes.saveSequence, {
          params: { id: args[0] ?? '' },
          body: revision === undefined ? {} : { revision },
        });
        context.show(answer, () => [
          context.say(
            `「${answer.sequence.name.ja}」を承認しました。`,
            `Approved "${answer.sequence.name.en}".`,
          ),
        ]);
      }),
    );
}

async function showVersion({ api, show }: Context, id: string, version: number): Promise<void> {
  const { sequence } = await api.call(routes.showSequenceVersion, { params: { id, version } });
  show(sequence, () => [JSON.stringify(sequence, undefined, 2)]);
}

async function sequenceNamed({ api, say }: Context, id: string): Promise<SequenceView> {
  const { sequences } = await api.call(routes.listSequences, {});
  const found = sequences.find(({ sequence }) => sequence.id === id);
  if (found !== undefined) return found;
  const known = sequences.map(({ sequence }) => sequence.id).join(', ');
  throw mistake(
    say(
      `シナリオ「${id}」はありません。あるのは: ${known}。`,
      `There is no sequence "${id}". There are: ${known}.`,
    ),
  );
}

async function save({ api, say, show, ...context }: Context, file: string): Promise<void> {
  const sequence = readJsonFile(file, sequenceSchema, say);
  const { sequences } = await api.call(routes.listSequences, {});
  const revision = sequences.find((each) => each.sequence.id === sequence.id)?.revision;
  const body = { sequence, ...(revision === undefined ? {} : { revision }) };
  const answer = await api.call(routes.saveSequence, { params: { id: sequence.id }, body });
  show(answer, () => [
    say(
      `「${sequence.id}」を保存しました（第${answer.revision ?? 1}版）。rekindle campaign launch --sequence ${sequence.id} で始められます。`,
      `Saved "${sequence.id}" (revision ${answer.revision ?? 1}). Launch it with rekindle campaign launch --sequence ${sequence.id}.`,
    ),
    ...answer.warnings.map((each) => findingLine(each, context.locale)),
  ]);
}

async function dryRun(context: Context, id: string, given: unknown): Promise<void> {
  const { customer, days } = dryRunOptions.parse(given);
  const { sequence } = await sequenceNamed(context, id);
  const body = { sequence, customerId: await contactId(context, customer), days };
  const answer = await context.api.call(routes.trySequence, { body });
  const moment = await momentsOf(context);
  const { say, locale } = context;
  const whats = {
    mail: say('メール', 'mail'),
    task: say('営業への依頼', 'task for sales'),
    skipped: say('送らない', 'left out'),
    postponed: say('延期', 'put off'),
    ended: say('終了', 'end'),
    waits: say('待つ', 'waits'),
  };
  context.show(answer, () =>
    tableLines(
      [
        { title: say('日時', 'When') },
        { title: say('こと', 'What') },
        { title: say('ステップ', 'Step') },
        { title: say('件名', 'Subject') },
        { title: say('理由', 'Why') },
      ],
      (answer.planned ?? []).map(({ at, what, step, subject, because, until }) => [
        moment(at),
        whats[what],
        step ?? '-',
        subject === undefined ? '-' : oneLine(subject),
        [
          because === undefined
            ? undefined
            : labelOf({ ...endLabels, ...sequenceWaitLabels }, because, locale),
          until === undefined ? undefined : `→ ${moment(until)}`,
        ]
          .filter((part) => part !== undefined)
          .join(' ') || '-',
      ]),
    ),
  );
}

const listLines = (sequences: readonly SequenceView[], { say, locale }: Context): readonly string[] =>
  tableLines(
    [
      { title: 'ID' },
      { title: say('名前', 'Name') },
      { title: say('由来', 'Source') },
      { title: say('状態', 'State') },
    ],
    sequences.map(({ sequence, source, revision, problems, approved }) => [
      sequence.id,
      oneLine(sequence.name[locale]),
      source === 'company'
        ? say(`自社（第${revision}版）`, `own (revision ${revision})`)
        : say('ひな型', 'template'),
      problems.length > 0
        ? say(`要修正 ${problems.length}件`, counted(problems.length, 'problem'))
        : approved === undefined
          ? say('問題なし', 'no problems')
          : say('承認済み', 'approved'),
    ]),
  );

type Steps = SequenceView['sequence']['steps'];

const stepLines = ({ sequence }: SequenceView, { locale }: Context): readonly string[] => {
  const lines = (steps: Steps, indent: string): readonly string[] =>
    steps.flatMap((step) => {
      const inner = armsOf(step).flatMap(([name, arm]) =>
        arm.length === 0 ? [] : [`${indent}  [${name}]`, ...lines(arm, `${indent}    `)],
      );
      return [`${indent}${step.id}: ${labelOf(stepKindLabels, step.kind, locale)}`, ...inner];
    });
  return [`${sequence.id}: ${oneLine(sequence.name[locale])}`, ...lines(sequence.steps, '  ')];
};

function armsOf(step: Steps[number]): readonly (readonly [string, Steps])[] {
  if (step.kind === 'waitFor')
    return [
      ['happened', step.happened],
      ['otherwise', step.otherwise],
    ];
  if (step.kind === 'condition')
    return [...step.branches.map(({ id, steps }) => [id, steps] as const), ['otherwise', step.otherwise]];
  if (step.kind === 'split') return step.arms.map(({ id, steps }) => [id, steps] as const);
  return step.kind === 'webinar'
    ? [
        ['attended', step.attended ?? []],
        ['notRegistered', step.notRegistered ?? []],
      ]
    : [];
}
