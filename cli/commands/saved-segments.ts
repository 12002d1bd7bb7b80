import type { Command } from 'commander';
import { routes } from '../../contract/api.ts';
import { fifthWords, type FifthField } from '../../contract/rfm-words.ts';
import { fieldOf } from '../../contract/rule-parts.ts';
import { givenSegmentSchema, type Explanation, type SavedSegment } from '../../contract/audience.ts';
import { everybody } from '../../contract/rule-parts.ts';
import { describeRule } from '../../contract/segment-words.ts';
import { CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { contactId } from '../contact-id.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';
import { wholeNumber } from '../parse-option.ts';
import { pairLines, tableLines } from '../print-table.ts';
import { readJsonFile } from '../read-local-file.ts';
import type { Say } from '../say.ts';
import { segmentChoice } from './segment-choice.ts';

/** Commands about one segment: what it says, saving it, and why one customer is in it. */
export function addSavedSegments(segment: Command, say: Say, running: Group['running']): void {
  segment
    .command('show')
    .description(
      say('条件を文で読む。版と、使っている施策', 'its rule in a sentence, its versions, what uses it'),
    )
    .argument('<id>', say('対象条件のID', 'id of a segment'))
    .option('--version <number>', say('以前の版の条件', 'the rule of an earlier version'), wholeNumber)
    .addHelpText('after', example(say, 'segment show lapsed-big', 'segment show autumn --version 2'))
    .action(
      running(async (context, command) => {
        const params = { id: command.args[0] ?? '' };
        const version: unknown = command.opts()['version'];
        if (version !== undefined) return showVersion(context, params.id, Number(version));
        const saved = await context.api.call(routes.showSegment, { params });
        const moment = await momentsOf(context);
        const { currency } = await context.api.call(routes.showSettings, {});
        context.show(saved, () => savedLines(saved, context, moment, currency));
      }),
    );
  segment
    .command('fifths')
    .description(
      say('受注の新しさ・多さ・額を5つに分ける境目', 'where the fifths of recency, frequency and money lie'),
    )
    .addHelpText('after', example(say, 'segment fifths'))
    .action(running((context) => fifths(context)));
  segment
    .command('save')
    .description(
      say(
        'JSONファイルの条件を保存する。同じIDがあれば次の版になる',
        'saves the rule of a JSON file; where its id is known already, as the next version',
      ),
    )
    .argument('<file>', say('条件を書いたJSONファイル', 'a JSON file with id, name and rule'))
    .addHelpText('after', example(say, 'segment save autumn.json'))
    .action(
      running(async (context, command) => {
        const { id, name, rule } = readJsonFile(command.args[0] ?? '', givenSegmentSchema, context.say);
        if (rule === undefined) throw noRule(context.say);
        const saved = await context.api.call(routes.changeSegment, { params: { id }, body: { name, rule } });
        context.show(saved, () => [
          context.say(
            `「${saved.segment.name.ja}」を第${saved.segment.version}版として保存しました。`,
            `"${saved.segment.name.en}" is saved as version ${saved.segment.version}.`,
          ),
        ]);
      }),
    );
  segment
    .command('copy')
    .description(say('写しを保存する', 'saves a copy, under an id of its own'))
    .argument('<id>', say('対象条件のID', 'id of a segment'))
    .addHelpText('after', example(say, 'segment copy lapsed-big'))
    .action(
      running(async (context, command) => {
        const params = { id: command.args[0] ?? '' };
        const { segment: copied } = await context.api.call(routes.cloneSegment, { params, body: {} });
        context.show(copied, () => [
          context.say(
            `「${copied.name.ja}」として保存しました（${copied.id}）。`,
            `Saved as "${copied.name.en}" (${copied.id}).`,
          ),
        ]);
      }),
    );
  segment
    .command('remove')
    .description(say('どの施策も使っていない条件を消す', 'removes a saved segment that no campaign uses'))
    .argument('<id>', say('対象条件のID', 'id of a segment'))
    .addHelpText('after', example(say, 'segment remove autumn'))
    .action(
      running(async (context, command) => {
        const params = { id: command.args[0] ?? '' };
        const removed = await context.api.call(routes.removeSegment, { params });
        context.show(removed, () => [context.say(`${removed.id} を消しました。`, `Removed ${removed.id}.`)]);
      }),
    );
  segment
    .command('values')
    .description(
      say('ある項目に入っている値（多い順）', 'what customers have under a field, the most frequent first'),
    )
    .argument(
      '<field>',
      say('項目（industry など。docs/segments.md）', 'a field such as industry (docs/segments.md)'),
    )
    .addHelpText('after', example(say, 'segment values industry'))
    .action(
      running(async (context, command) => {
        const params = { field: command.args[0] ?? '' };
        const answer = await context.api.call(routes.listSegmentValues, { params });
        context.show(answer, () =>
          tableLines(
            [{ title: context.say('値', 'value') }, { title: context.say('人数', 'people'), align: 'right' }],
            answer.values.map(({ value, people }) => [value, String(people)]),
          ),
        );
      }),
    );
  segment
    .command('explain')
    .description(say('ある担当者が入る理由、入らない理由', 'why one customer is in a segment, or not'))
    .argument(
      '<segment>',
      say('対象条件のID、または条件のJSONファイル', 'id of a segment, or a JSON file with a rule'),
    )
    .argument('<customer>', say('担当者のメールアドレスかID', 'address, or id of the contact'))
    .addHelpText('after', example(say, 'segment explain lapsed tanaka@example.co.jp'))
    .action(
      running(async (context, command) => {
        const [given = '', who = ''] = command.args;
        const body = { ...segmentChoice(given, context), customerId: await contactId(context, who) };
        const explained = await context.api.call(routes.explainSegment, { body });
        context.show(explained, () => explanationLines(explained, context.say));
      }),
    );
}

async function showVersion({ api, show, locale }: Context, id: string, version: number): Promise<void> {
  const answer = await api.call(routes.showSegmentVersion, { params: { id, version } });
  const { currency } = await api.call(routes.showSettings, {});
  const { name, rule = everybody } = answer.segment;
  show(answer, () => [
    name[locale],
    describeRule(rule, locale, currency),
    JSON.stringify(rule, undefined, 2),
  ]);
}

function savedLines(
  { segment, isReadyMade, versions, usedBy }: SavedSegment,
  { say, locale }: Context,
  moment: Moment,
  currency: string,
): readonly string[] {
  return [
    segment.name[locale],
    describeRule(segment.rule ?? everybody, locale, currency),
    ...(isReadyMade ? [say('用意された対象条件', 'Ready-made')] : []),
    ...versions.map(({ version, at, by }) =>
      say(`第${version}版 ${moment(at)} ${by}`, `Version ${version}, ${moment(at)}, ${by}`),
    ),
    ...usedBy.map(({ name, version }) => {
      const of = version === undefined ? '' : ` (v${version})`;
      return say(`使っている施策: ${name}${of}`, `Used by: ${name}${of}`);
    }),
    JSON.stringify(segment.rule ?? everybody, undefined, 2),
  ];
}

function explanationLines({ name, account, is, because, parts }: Explanation, say: Say): readonly string[] {
  const verdicts: Readonly<Record<Explanation['is'], string>> = {
    selected: say('入っています', 'in'),
    excluded: say('条件には合いますが、除外されます', 'fits, but is left out'),
    notDormant: say('条件には合いますが、休眠中ではありません', 'fits, but is not dormant'),
    otherwise: say('入っていません', 'not in'),
  };
  return [
    `${name} ${account}: ${verdicts[is]}`,
    ...parts.map(
      ({ place, holds, asks, known }) =>
        `${holds ? '✓' : '✗'} ${place} ${asks}${known === undefined ? '' : say(`（この方: ${known}）`, ` (on record: ${known})`)}`,
    ),
    ...because.map(({ label }) => `✗ ${label}`),
  ];
}

const noRule = (say: Say): CliError =>
  new CliError(
    say(
      'ファイルに rule がありません。条件を rule に書いてください（docs/segments.md に例があります）。',
      'The file has no rule. Write the clauses under rule (docs/segments.md has examples).',
    ),
  );

async function fifths({ api, show, locale }: Context): Promise<void> {
  const { bounds } = await api.call(routes.showRfm, {});
  const fields: readonly FifthField[] = ['recencyFifth', 'frequencyFifth', 'monetaryFifth'];
  show({ bounds }, () =>
    pairLines(
      fields.map((field) => [fieldOf(field).label[locale], fifthWords(field, bounds)[locale]] as const),
    ),
  );
}
