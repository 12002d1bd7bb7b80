import { routes } from '../../contract/api.ts';
import { example, type Group } from '../group.ts';
import { oneLine } from '../print-table.ts';

export function addWebinar({ program, say, running }: Group): void {
  const webinar = program.command('webinar').description(say('ウェビナー', 'webinars'));
  webinar
    .command('unmatched')
    .description(
      say(
        'Zoom から届いた参加者のうち、登録のない方の一覧',
        'participants whom Zoom told of and nobody knows',
      ),
    )
    .addHelpText('after', example(say, 'webinar unmatched'))
    .action(
      running(async ({ api, show, say: tell }) => {
        const answer = await api.call(routes.listUnmatchedParticipants, {});
        show(answer, () =>
          answer.people.length === 0
            ? [tell('登録のない参加者はいません。', 'Everybody is known.')]
            : answer.people.map(({ session, topic, name, email }) =>
                [topic ?? session, name ?? '-', email ?? '-'].map(oneLine).join('  '),
              ),
        );
      }),
    );
}
