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
import { pairLines } from '../print-table.ts';
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
    .addHelpText('after', example(say, 'segment show lapsed-big', 'segment show autumn --json'))
    .action(
      running(async (context, command) => {
        const params = { id: command.args[0] ?? '' };
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
