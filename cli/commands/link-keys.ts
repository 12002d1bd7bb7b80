import * as z from 'zod';
import { CliError } from '../cli-error.ts';
import { mistake, type Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { listKeys, withNewKey, withRetired } from '../operator/link-keys.ts';
import { openOperator, regionIn, type Operator } from '../operator/operator.ts';
import { tableLines } from '../print-table.ts';

const optionsSchema = z.object({ stack: z.string(), region: z.string().optional() });

/** Keys that links of mails are signed with: looked at and changed with the operator's own credentials. */
export function addLinkKeys({ program, say, running }: Group): void {
  const keys = program
    .command('link-keys')
    .description(say('メールのリンクの署名鍵', 'keys that links of mails are signed with'))
    .addHelpText('after', example(say, 'link-keys list', 'link-keys rotate', 'link-keys retire first'));
  const stackOption = ['--stack <name>', say('スタック名', 'name of the stack'), 'Rekindle'] as const;
  keys
    .command('list')
    .description(say('鍵の一覧（鍵そのものは表示しません）', 'the keys, never a key itself'))
    .option(...stackOption)
    .action(
      running(async (context, command) => {
        const { secret } = await secretOf(context, command.optsWithGlobals());
        context.show(listKeys(secret), () => keyLines(context, secret));
      }),
    );
  keys
    .command('rotate')
    .description(
      say(
        '新しい鍵を加える。15分後から署名に使い、以前のリンクはそのまま使える',
        'add a new key: it signs from 15 minutes on, and links of before go on working',
      ),
    )
    .option(...stackOption)
    .action(
      running(async (context, command) => {
        const { secret, put } = await secretOf(context, command.optsWithGlobals());
        const after = withNewKey(secret, new Date());
        await put(after);
        context.show(listKeys(after), () => keyLines(context, after));
      }),
    );
  keys
    .command('retire')
    .argument('<id>', say('鍵の名前', 'name of the key'))
    .description(
      say(
        '漏れた鍵を止める。その鍵で署名したリンクは、配信停止を除いて使えなくなる',
        'end a key that leaked: links signed by it only unsubscribe',
      ),
    )
    .option(...stackOption)
    .action(
      running(async (context, command) => {
        const { secret, put } = await secretOf(context, command.optsWithGlobals());
        const id = command.args[0] ?? '';
        const after = withRetired(secret, id, new Date());
        if (after.kind !== 'done') throw refusal(context, after.kind, id, secret);
        await put(after.secret);
        context.show(listKeys(after.secret), () => keyLines(context, after.secret));
      }),
    );
}

interface Held {
  readonly secret: string;
  readonly put: (secret: string) => Promise<void>;
}

async function secretOf({ say, apiUrl }: Context, given: unknown): Promise<Held> {
  const { stack: name, region } = optionsSchema.parse(given);
  const operator: Operator = openOperator(region ?? regionIn(apiUrl));
  const asked = <T>(answer: Promise<T>): Promise<T> => answer.catch((cause) => refuseByAws(say, cause));
  const stack = await asked(operator.stack(name));
  const arn = Object.entries(stack?.outputs ?? {}).find(([output]) =>
    output.startsWith('DataLinkKeysArn'),
  )?.[1];
  if (arn === undefined)
    throw new CliError(
      say(
        `スタック ${name} に署名鍵がありません。--stack と --region を確かめ、新しい版をデプロイしてください（npx cdk deploy）。`,
        `The stack ${name} holds no link keys. Check --stack and --region, and deploy this version (npx cdk deploy).`,
      ),
    );
  return {
    secret: await asked(operator.secret(arn)),
    put: async (text) => asked(operator.putSecret(arn, text)),
  };
}

/** Whoever rotates a key after a leak is told what AWS lacks. */
function refuseByAws(say: Context['say'], cause: unknown): never {
  const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  throw new CliError(
    say(
      `AWS に尋ねられません（${why}）。AWS にログインし（aws sso login など）、--region と、スタックと署名鍵の秘密を読み書きする権限を確かめてください。`,
      `AWS cannot be asked (${why}). Log in to AWS (for instance aws sso login), and check --region and the right to read the stack and to read and write the secret of the link keys.`,
    ),
    1,
    { cause },
  );
}

const refusal = ({ say }: Context, why: 'unknown' | 'last', id: string, secret: string): CliError =>
  mistake(
    why === 'unknown'
      ? say(
          `「${id}」という鍵はありません。あるのは ${listKeys(secret)
            .map((key) => key.id)
            .join('、')} です。`,
          `There is no key "${id}". There are: ${listKeys(secret)
            .map((key) => key.id)
            .join(', ')}.`,
        )
      : say(
          `${id} を止めると署名できる鍵がなくなります。先に link-keys rotate で新しい鍵を加え、15分待ってください。`,
          `Without ${id} nothing could be signed. Add a new key first (link-keys rotate), and wait 15 minutes.`,
        ),
  );

const keyLines = ({ say }: Context, secret: string): readonly string[] =>
  tableLines(
    [
      { title: say('鍵', 'Key') },
      { title: say('署名に使う', 'Signs from') },
      { title: say('停止', 'Retired') },
    ],
    listKeys(secret).map(({ id, from, retiredAt }) => [id, from ?? '-', retiredAt ?? '-']),
  );
