import { routes } from '../../contract/api.ts';
import * as z from 'zod';
import type { RouteAnswer } from '../../contract/route.ts';
import type { Context } from '../context.ts';
import { mistake } from '../context.ts';
import { example, type Group } from '../group.ts';

const optionsSchema = z.object({
  insideSales: z.string().optional(),
  reassign: z.string().optional(),
  country: z.string().optional(),
});

/**
 * Asks what the product cannot know: who hears a hot lead first, who may give it to somebody else, and in which country the
 * company is, whose law says on what ground one mails.
 */
export function addSetup({ program, say, running }: Group): void {
  program
    .command('setup')
    .description(
      say(
        '導入時の質問に答える（引き渡し方、会社の国）。何度でもやり直せます',
        'answer the questions of the set-up: how leads are handed over, the country. May be repeated',
      ),
    )
    .option('--inside-sales <yes|no>', say('インサイドセールスはいますか', 'is there inside sales?'))
    .option(
      '--reassign <yes|no>',
      say(
        '会社の担当が決まっていないリードを、期限切れで自動的に次の人へ回すか',
        'may a lead without an account owner go to the next person by itself when its time is over?',
      ),
    )
    .option(
      '--country <country>',
      say(
        '自社の国（JP、日本など）。送ってよい根拠は、この国の法律で決まります',
        'country of the company (US, Japan), whose law says on what ground one mails',
      ),
    )
    .addHelpText('after', example(say, 'setup', 'setup --inside-sales no --reassign no'))
    .action(
      running(async (context, command) => {
        const given = optionsSchema.parse(command.opts());
        // Without a terminal what is not given stays as it is, unless nothing is given at all.
        const isPart = context.ask === undefined && Object.keys(given).length > 0;
        const insideSales = await answered(
          context,
          given.insideSales,
          isPart,
          '--inside-sales',
          say(
            'インサイドセールスはいますか。いる場合は、まず聞き取りをしてから営業に引き渡します',
            'Do you have an inside-sales team? If so, they qualify each lead before handing it over',
          ),
        );
        const reassigns = await answered(
          context,
          given.reassign,
          isPart,
          '--reassign',
          say(
            '会社の担当が決まっていないリードは、期限切れで自動的に次の人へ回しますか（いいえの場合は、上長がひと押しで替えます）',
            'May a lead without an account owner go to the next person by itself when its time is over (if not, the manager does it with one tap)?',
          ),
        );
        const exclusion = await exclusionWith(context, given.country);
        const settings = await context.api.call(routes.changeSettings, {
          body: {
            ...(insideSales === undefined && reassigns === undefined
              ? {}
              : {
                  handoffRules: {
                    ...(insideSales === undefined ? {} : { insideSales }),
                    ...(reassigns === undefined ? {} : { reassignsPoolLeads: reassigns }),
                  },
                }),
            ...(exclusion === undefined ? {} : { exclusion }),
          },
        });
        context.show(settings, () => [
          say(
            `自社の国: ${settings.exclusion.country}`,
            `Country of the company: ${settings.exclusion.country}`,
          ),
          say(
            `保存しました（引き渡し基準 第${settings.handoffRules.version}版）。`,
            `Saved (rules of handing over, version ${settings.handoffRules.version}).`,
          ),
          ...(settings.handoffRules.insideSales === undefined
            ? [
                say(
                  'まだの質問: インサイドセールスはいますか（rekindle setup --inside-sales yes か no）',
                  'Not answered yet: is there inside sales? (rekindle setup --inside-sales yes or no)',
                ),
              ]
            : []),
          ...nextSteps(context, settings),
        ]);
      }),
    );
}

/** What is left out and why, with the country as given or typed; undefined where nothing was: it stays. */
async function exclusionWith(
  { ask, api, say }: Context,
  given: string | undefined,
): Promise<z.infer<typeof routes.showSettings.answer>['exclusion'] | undefined> {
  if (given === undefined && ask === undefined) return undefined;
  const { exclusion } = await api.call(routes.showSettings, {});
  const country =
    given ??
    (await ask?.(
      say(
        `自社の国（JP、US など。送ってよい根拠は、この国の法律で決まります）[${exclusion.country}]: `,
        `Country of the company (JP, US; its law says on what ground one mails) [${exclusion.country}]: `,
      ),
    )) ??
    '';
  return country.trim() === '' ? undefined : { ...exclusion, country: country.trim() };
}

async function answered(
  { ask, say }: Context,
  given: string | undefined,
  mayStay: boolean,
  option: string,
  question: string,
): Promise<boolean | undefined> {
  if (given === undefined && mayStay) return undefined;
  const text = given ?? (await ask?.(`${question}${say(' [はい/いいえ]: ', ' [yes/no]: ')}`));
  const word = (text ?? '').normalize('NFKC').trim().toLowerCase();
  if (/^(?:y|yes|はい|いる|います|する|true|1)$/.test(word)) return true;
  if (/^(?:n|no|いいえ|いない|いません|しない|false|0)$/.test(word)) return false;
  throw mistake(
    text === undefined
      ? say(
          `${option} yes か ${option} no を付けてください（対話できない端末です）。`,
          `Add ${option} yes or ${option} no: nobody can be asked at this terminal.`,
        )
      : say(
          `「${text}」は「はい」か「いいえ」として読めません。${option} yes か ${option} no としてください。`,
          `"${text}" is neither yes nor no. Use ${option} yes or ${option} no.`,
        ),
  );
}

const nextSteps = (
  { say }: Context,
  { exclusion, calendar, optOutsDeclared, handoffRules }: RouteAnswer<typeof routes.changeSettings>,
): readonly string[] => [
  '',
  say('つぎに:', 'Next:'),
  // What is shipped is a company in Japan.
  ...(exclusion.country !== 'JP' && calendar.timeZone === 'Asia/Tokyo'
    ? [
        say(
          '  言語、通貨、時間帯を決める rekindle settings set locale=en currency=USD calendar.timeZone=America/New_York',
          '  language, currency, clock  rekindle settings set locale=en currency=USD calendar.timeZone=America/New_York',
        ),
      ]
    : []),
  ...(optOutsDeclared
    ? []
    : [
        say(
          '  以前の配信停止を取り込む   rekindle import opt-outs ファイル（なければ --no-opt-outs）',
          '  import old refusals        rekindle import opt-outs FILE (or --no-opt-outs)',
        ),
      ]),
  say(
    `  営業担当の表を取り込む     rekindle import owners ファイル${handoffRules.insideSales === true ? '（「役割」の列にインサイドセールス）' : ''}`,
    `  import your salespeople    rekindle import owners FILE${handoffRules.insideSales === true ? ' (with a column "Role": inside sales)' : ''}`,
  ),
  say(
    '  営業担当にお知らせする     rekindle owner invite',
    '  introduce it to them       rekindle owner invite',
  ),
  say(
    '  引き渡し基準書を印刷する   rekindle handoff-standard --file standard.html',
    '  print the rules            rekindle handoff-standard --file standard.html',
  ),
];
