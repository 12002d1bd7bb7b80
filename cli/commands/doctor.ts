import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import { createApiClient, isLoopback } from '../api-client.ts';
import { CliError } from '../cli-error.ts';
import { mistake, type Context } from '../context.ts';
import { checkAccount } from '../operator/check-account.ts';
import type { DoctorCheck } from '../operator/check.ts';
import { openOperator, regionIn } from '../operator/operator.ts';
import { testAlarm } from '../operator/test-alarm.ts';
import { example, type Group } from '../group.ts';

const optionsSchema = z.object({
  aws: z.boolean().default(false),
  stack: z.string(),
  alarmTest: z.boolean().default(false),
  it: z.boolean().default(false),
  region: z.string().optional(),
});

export function addDoctor({ program, say, running }: Group): void {
  program
    .command('doctor')
    .description(
      say(
        '配信を始められるか確かめる（赤: 始められない、黄: 注意）',
        'whether mails can go out: red stops a launch, amber is worth mending',
      ),
    )
    .option(
      '--aws',
      say(
        'AWS のアカウントも調べる（API の住所が未定のときは、スタックから読む）',
        'look at the AWS account too, and find the API by the stack',
      ),
    )
    .option('--stack <name>', say('スタック名', 'name of the stack'), 'Rekindle')
    .option(
      '--alarm-test',
      say(
        'アラームをひとつ鳴らし、通知が送られたか確かめる',
        'set one alarm and see whether its notice went out',
      ),
    )
    .option('--it', say('IT・DNS の担当者に渡す文面だけを出す', 'print only what to hand to IT'))
    .addHelpText(
      'after',
      example(say, 'doctor', 'doctor --aws', 'doctor --it > it.txt', 'doctor --alarm-test'),
    )
    .action(
      running(async (context, command) => {
        const options = optionsSchema.parse(command.optsWithGlobals());
        const checks = await examine(context, options);
        if (options.it) return context.show(forIt(checks), () => requestToIt(context, checks));
        if (checks.some(({ light }) => light === 'red')) context.failed();
        context.show(checks, () => report(context, checks));
      }),
    );
}

async function examine(
  context: Context,
  options: z.infer<typeof optionsSchema>,
): Promise<readonly DoctorCheck[]> {
  const { say, apiUrl, isApiGiven, locale } = context;
  const isLocal = isLoopback(new URL(apiUrl));
  if (!options.aws && !options.alarmTest && isLocal) return askApi(context);
  if (isApiGiven && isLocal)
    throw mistake(
      say(
        `${apiUrl} はこの PC です。AWS を調べるには、--api に AWS の住所を指定するか、--api と REKINDLE_API を外してください。`,
        `${apiUrl} is this machine. To look at AWS give its address with --api, or leave --api and REKINDLE_API out.`,
      ),
    );
  const operator = openOperator(options.region ?? regionIn(apiUrl));
  const { checks, stack } = await checkAccount(operator, options.stack, say);
  const url = isApiGiven ? apiUrl : stack === undefined ? undefined : urlOf(stack.outputs);
  const api = url === undefined ? undefined : createApiClient({ url, region: options.region, locale });
  return [
    ...checks,
    ...(options.alarmTest && stack !== undefined ? [await testAlarm(operator, stack, say)] : []),
    ...(api === undefined ? [] : await askApi({ ...context, api })),
  ];
}

/** The output of the API's address: CloudFormation puts a hash behind its name. */
const urlOf = (outputs: Readonly<Record<string, string>>): string | undefined =>
  Object.entries(outputs).find(([name]) => name.startsWith('WebUrl'))?.[1];

/** An API that does not answer is one more finding: the others stand. */
async function askApi({ api, say }: Pick<Context, 'api' | 'say'>): Promise<readonly DoctorCheck[]> {
  try {
    return (await api.call(routes.showReadiness, {})).checks;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return [{ id: 'api', light: 'red', name: say('API', 'API'), says: error.message }];
  }
}

function report({ say }: Context, checks: readonly DoctorCheck[]): readonly string[] {
  const marks = {
    green: say('[ OK ]', '[ ok ]'),
    amber: say('[注意]', '[note]'),
    red: say('[ 赤 ]', '[STOP]'),
  };
  const count = (light: DoctorCheck['light']): number =>
    checks.filter((check) => check.light === light).length;
  return [
    ...checks.flatMap(({ light, name, says, toDo, forIt: lines }) => [
      `${marks[light]} ${name}: ${says}`,
      ...(toDo === undefined ? [] : [`       → ${toDo}`]),
      ...(lines === undefined ? [] : lines.split('\n').map((line) => `         ${line}`)),
    ]),
    '',
    count('red') > 0
      ? say(
          `配信はまだ始められません（赤 ${count('red')}、注意 ${count('amber')}）。`,
          `A launch is refused: ${count('red')} to mend, ${count('amber')} to note.`,
        )
      : say(
          `配信を始められます（注意 ${count('amber')}）。`,
          `A launch goes through; ${count('amber')} to note.`,
        ),
    ...(forIt(checks).length > 0
      ? [say('IT・DNS の担当者に渡す文面: rekindle doctor --it', 'What to hand to IT: rekindle doctor --it')]
      : []),
  ];
}

const forIt = (checks: readonly DoctorCheck[]): readonly DoctorCheck[] =>
  checks.filter((check) => check.forIt !== undefined);

/** A text that can be pasted into a request to whoever runs the DNS. */
function requestToIt({ say }: Context, checks: readonly DoctorCheck[]): readonly string[] {
  const asked = forIt(checks);
  if (asked.length === 0)
    return [say('IT・DNS の担当者に依頼することはありません。', 'There is nothing to ask of IT.')];
  return [
    say('件名: メール配信のための DNS レコード登録のお願い', 'Subject: DNS records for sending mail, please'),
    '',
    say(
      'お客様へのメールを Amazon SES から送るため、次のレコードを DNS に登録してください。既存のレコードは変更しません。登録が済みましたらお知らせください。',
      'To mail our customers with Amazon SES, please enter these records into the DNS. No existing record changes. Tell us when it is done.',
    ),
    ...asked.flatMap(({ name, forIt: lines = '' }) => ['', `■ ${name}`, ...lines.split('\n')]),
  ];
}
