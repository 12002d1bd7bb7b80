import * as z from 'zod';
import { routes } from '../../contract/api.ts';
import type { RouteAnswer } from '../../contract/route.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { momentsOf, type Moment } from '../moments.ts';

const resumeOptions = z.object({ sendAgain: z.boolean().default(false) });

export function addSending({ program, say, running }: Group): void {
  const sending = program
    .command('sending')
    .description(
      say('送信の状態（SES の上限、止まっている理由）', 'how sending stands: quota of SES, what stops it'),
    )
    .addHelpText('after', example(say, 'sending', 'sending resume'))
    .action(
      running(async (context) => {
        const answer = await context.api.call(routes.showSending, {});
        const moment = await momentsOf(context);
        context.show(answer, () => sendingLines(answer, context, moment));
      }),
    );
  sending
    .command('resume')
    .description(
      say(
        'バックアップからの復元のあと、送信を再開する（バックアップより後に送ったかもしれないメールは送りません）',
        'go on after a backup was restored, without the mails that may have gone out since it was made',
      ),
    )
    .option(
      '--send-again',
      say('それらも送る（二重に届く方がいます）', 'send those too: some arrive for the second time'),
    )
    .addHelpText('after', example(say, 'sending resume', 'sending resume --send-again'))
    .action(
      running(async (context, command) => {
        const { sendAgain } = resumeOptions.parse(command.opts());
        const body = { perhapsSent: sendAgain ? ('send' as const) : ('leave' as const) };
        const answer = await context.api.call(routes.resumeSending, { body });
        const moment = await momentsOf(context);
        context.show(answer, () => sendingLines(answer, context, moment));
      }),
    );
}

function sendingLines(
  { state, stopped }: RouteAnswer<typeof routes.showSending>,
  { say }: Context,
  moment: Moment,
): readonly string[] {
  const { maxPerSecond, maxPerDay, sentToday, stop } = state;
  return [
    ...(stopped === undefined
      ? [say('送信中です。', 'Mails go out.')]
      : [
          say(`止まっています（${moment(stop?.since)} から）。`, `Stopped since ${moment(stop?.since)}.`),
          stopped.because,
          ...(stop?.knownUntil === undefined
            ? []
            : [
                say(
                  `バックアップは ${moment(stop.knownUntil)} のものです。`,
                  `The backup is of ${moment(stop.knownUntil)}.`,
                ),
              ]),
          stopped.toDo,
        ]),
    maxPerSecond === undefined
      ? say('SES の上限はまだ読めていません。', 'The quota of SES was not read yet.')
      : say(
          `SES の上限: 毎秒${maxPerSecond}通、1日${maxPerDay ?? '∞'}通（24時間で${sentToday ?? 0}通）`,
          `Quota of SES: ${maxPerSecond} a second, ${maxPerDay ?? '∞'} a day (${sentToday ?? 0} in 24 hours)`,
        ),
  ];
}
