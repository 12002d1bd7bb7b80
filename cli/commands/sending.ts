import { routes } from '../../contract/api.ts';
import { example, type Group } from '../group.ts';

export function addSending({ program, say, running }: Group): void {
  program
    .command('sending')
    .description(
      say('送信の状態（SES の上限、止まっている理由）', 'how sending stands: quota of SES, what stops it'),
    )
    .addHelpText('after', example(say, 'sending'))
    .action(
      running(async ({ api, show, say: tell }) => {
        const answer = await api.call(routes.showSending, {});
        const { maxPerSecond, maxPerDay, sentToday, stop } = answer.state;
        show(answer, () => [
          ...(answer.stopped === undefined
            ? [tell('送信中です。', 'Mails go out.')]
            : [
                tell(`止まっています（${stop?.since ?? ''} から）。`, `Stopped since ${stop?.since ?? ''}.`),
                answer.stopped.because,
                answer.stopped.toDo,
              ]),
          maxPerSecond === undefined
            ? tell('SES の上限はまだ読めていません。', 'The quota of SES was not read yet.')
            : tell(
                `SES の上限: 毎秒${maxPerSecond}通、1日${maxPerDay ?? '∞'}通（24時間で${sentToday ?? 0}通）`,
                `Quota of SES: ${maxPerSecond} a second, ${maxPerDay ?? '∞'} a day (${sentToday ?? 0} in 24 hours)`,
              ),
        ]);
      }),
    );
}
