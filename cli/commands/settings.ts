import { routes } from '../../contract/api.ts';
import { japaneseDaysOff } from '../../contract/calendar-words.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { setting } from '../parse-option.ts';

interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
  /** As it was typed. */
  readonly text: string;
}

export function addSettings({ program, say, running }: Group): void {
  const settings = program
    .command('settings')
    .description(say('設定を見る・変える', 'look at and change settings'));
  settings
    .command('show')
    .description(say('いまの設定（JSON）', 'the settings in force, as JSON'))
    .addHelpText('after', example(say, 'settings show'))
    .action(
      running(async ({ api, show }) => {
        const answer = await api.call(routes.showSettings, {});
        show(answer, () => [JSON.stringify(answer, null, 2)]);
      }),
    );
  settings
    .command('set')
    .description(
      say(
        '設定を変える。値はJSON、点で中の項目を指せます',
        'change settings; values are JSON, points reach inside',
      ),
    )
    .argument('<key=value...>', say('変える項目', 'what to change'))
    .addHelpText(
      'after',
      example(
        say,
        'settings set companyName="Mirai Inc."',
        'settings set frequency.daysApart=10 effects.bantForSql=3',
      ),
    )
    .action(running(async (context, command) => change(context, command.args.map(setting))));
}

const ownDaysOff =
  'rekindle settings set calendar.observesJapaneseHolidays=false \'calendar.closedEachYear=[{"from":"12-24","to":"01-01"}]\'';

async function change({ api, show, say }: Context, changes: readonly Change[]): Promise<void> {
  const before = await api.call(routes.showSettings, {});
  const patch = patchOf(before, changes);
  const answer = await api.call(routes.changeSettings, { body: patch });
  const daysOff = japaneseDaysOff(answer.calendar);
  show(answer, () => [
    say('保存しました。', 'Saved.'),
    ...Object.keys(patch).map((key) => `${key} = ${JSON.stringify(Reflect.get(answer, key))}`),
    ...('calendar' in patch && daysOff !== undefined
      ? [
          say(
            `${daysOff.ja}現地の休みに合わせるには（毎年の休みは一例、年ごとの祝日は calendar.closedOn）: ${ownDaysOff}`,
            `${daysOff.en} For days off of your own (those of each year are an example; the year's holidays go into calendar.closedOn): ${ownDaysOff}`,
          ),
        ]
      : []),
  ]);
}

/** The top-level settings to send: those named, with changed insides where a path reaches in. */
export function patchOf(
  before: Readonly<Record<string, unknown>>,
  changes: readonly Change[],
): Readonly<Record<string, unknown>> {
  return changes.reduce<Readonly<Record<string, unknown>>>((patch, { path, ...given }) => {
    const [key = '', ...inner] = path;
    return { ...patch, [key]: replaced(patch[key] ?? before[key], inner, given) };
  }, {});
}

function replaced(
  whole: unknown,
  [key, ...inner]: readonly string[],
  given: Pick<Change, 'value' | 'text'>,
): unknown {
  // A postal code of digits is text, and stays so.
  if (key === undefined) return typeof whole === 'string' && isPlain(given.value) ? given.text : given.value;
  const fields =
    typeof whole === 'object' && whole !== null && !Array.isArray(whole)
      ? Object.fromEntries(Object.entries(whole))
      : {};
  return { ...fields, [key]: replaced(fields[key], inner, given) };
}

const isPlain = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean';
