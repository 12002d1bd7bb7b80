import { counted } from '../../contract/counted.ts';
import { routes } from '../../contract/api.ts';
import { labelOf, temperatureLabels } from '../../contract/labels.ts';
import { modelSchema, type ModelComparison } from '../../contract/interest.ts';
import { CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { tableLines } from '../print-table.ts';
import { readParts } from '../read-parts.ts';
import { readJsonFile } from '../read-local-file.ts';

export function addModel({ program, say, running }: Group): void {
  const model = program
    .command('model')
    .description(say('関心度の計算モデル（点数と半減期の版）', 'versions of points and half-life'));
  const add = (
    name: string,
    ja: string,
    en: string,
    example1: string,
    run: (context: Context, given: string | undefined) => Promise<void>,
  ): void => {
    model
      .command(name)
      .description(say(ja, en))
      .addHelpText('after', example(say, example1))
      .action(running((context, command) => run(context, command.args[0])));
  };
  add(
    'list',
    '使っているモデル、試しているモデル、ほかの版',
    'the model in force, the one being tried, other versions',
    'model list',
    list,
  );
  add(
    'show [id]',
    'モデルの中身（JSON）。直して新しい id を付ければ propose できます',
    'a model as JSON: change it, give it a new id, propose it',
    'model show preset-003 --json > own-1.json',
    showOne,
  );
  add(
    'propose <id-or-file>',
    '新しいモデルを試す。いまのモデルを動かしたまま、過去の記録から全員分を計算します',
    'try a model: everybody is replayed from the records, beside the model in force',
    'model propose own-1.json',
    propose,
  );
  add('compare', '切り替えると誰の温度感が変わるか', 'who would change band', 'model compare', compare);
  add(
    'switch',
    '試しているモデルに切り替える',
    'put the model that is being tried in force',
    'model switch',
    (context) => act(context, 'switch'),
  );
  add('discard', '試しているモデルをやめる', 'stop trying a model', 'model discard', (context) =>
    act(context, 'discard'),
  );
}

async function list({ api, show, say, locale }: Context): Promise<void> {
  const answer = await api.call(routes.listModels, {});
  const role = (id: string): string => {
    if (id === answer.inForce) return say('使用中', 'in force');
    return id === answer.candidate ? say('試行中', 'being tried') : '';
  };
  show(answer, () =>
    tableLines(
      [
        { title: 'id' },
        { title: '' },
        { title: say('名前', 'name') },
        { title: say('ホット', 'hot at'), align: 'right' },
        { title: say('半減期（日）', 'half-life (days)'), align: 'right' },
      ],
      answer.models.map((each) => [
        each.id,
        role(each.id),
        each.label[locale],
        String(each.hotAt),
        String(each.halfLifeDays),
      ]),
    ),
  );
}

async function showOne({ api, show, say }: Context, id: string | undefined): Promise<void> {
  const answer = await api.call(routes.listModels, {});
  const wanted = id ?? answer.inForce;
  const found = answer.models.find((each) => each.id === wanted);
  const known = answer.models.map((each) => each.id);
  if (found === undefined)
    throw new CliError(
      say(
        `「${wanted}」というモデルはありません。あるのは ${known.join('、')} です。`,
        `There is no model "${wanted}". There are ${known.join(', ')}.`,
      ),
    );
  show(found, () => [JSON.stringify(found, null, 2)]);
}

async function propose({ api, show, say }: Context, idOrFile = ''): Promise<void> {
  const isFile = /[./\\]/.test(idOrFile);
  const body = isFile ? { model: readJsonFile(idOrFile, modelSchema, say) } : { id: idOrFile };
  const answer = await api.call(routes.proposeModel, { body });
  const { candidate = '', inForce, replayStartsInSeconds } = answer;
  show(answer, () => [
    say(
      `「${candidate}」の計算を${replayStartsInSeconds}秒後に始めます。いまのモデル「${inForce}」はそのまま動きます。`,
      `The replay under "${candidate}" starts in ${replayStartsInSeconds} seconds. "${inForce}" stays in force.`,
    ),
    say(
      '進み具合と違いは rekindle model compare で見られます。',
      'See how far it is, and what would change, with rekindle model compare.',
    ),
  ]);
}

async function compare(context: Context): Promise<void> {
  const { api, show } = context;
  const parts = await readParts((body) => api.call(routes.compareModels, { body }));
  const whole = {
    inForce: parts[0]?.inForce ?? '',
    candidate: parts[0]?.candidate ?? '',
    customers: parts.reduce((sum, each) => sum + each.customers, 0),
    missing: parts.reduce((sum, each) => sum + each.missing, 0),
    changes: parts.flatMap((each) => each.changes).toSorted((a, b) => b.pointsTo - a.pointsTo),
  };
  show(whole, () => comparisonLines(whole, context));
}

const SHOWN = 50;

function comparisonLines(
  whole: Pick<ModelComparison, 'inForce' | 'candidate' | 'customers' | 'missing' | 'changes'>,
  { say, locale }: Context,
): readonly string[] {
  const { inForce, candidate, customers, missing, changes } = whole;
  const band = (temperature: string): string => labelOf(temperatureLabels, temperature, locale);
  const rows = changes
    .slice(0, SHOWN)
    .map((each) => [
      each.account,
      each.name,
      `${band(each.from)} → ${band(each.to)}`,
      `${each.pointsFrom.toFixed(1)} → ${each.pointsTo.toFixed(1)}`,
    ]);
  return [
    say(
      `${inForce} → ${candidate}：記録のある${customers}名のうち${changes.length}名の温度感が変わります。`,
      `${inForce} -> ${candidate}: ${changes.length} of ${counted(customers, 'customer')} with records would change band.`,
    ),
    missing === 0
      ? say(
          '全員分の計算が済んでいます。rekindle model switch で切り替えられます。',
          'Everybody is replayed. Switch with rekindle model switch.',
        )
      : say(`あと${missing}名の計算が残っています。`, `${missing} are still to be replayed.`),
    ...(rows.length === 0
      ? []
      : tableLines(
          [
            { title: say('会社', 'account') },
            { title: say('氏名', 'name') },
            { title: say('温度感', 'band') },
            { title: say('関心度', 'interest'), align: 'right' },
          ],
          rows,
        )),
    ...(changes.length > SHOWN
      ? [
          say(
            `ほか${changes.length - SHOWN}名（--json で全員）`,
            `and ${changes.length - SHOWN} more (all with --json)`,
          ),
        ]
      : []),
  ];
}

async function act({ api, show, say }: Context, action: 'switch' | 'discard'): Promise<void> {
  const answer = await api.call(action === 'switch' ? routes.switchModel : routes.discardModel, {});
  show(answer, () => [
    say(`いまのモデルは「${answer.inForce}」です。`, `The model in force is "${answer.inForce}".`),
  ]);
}
