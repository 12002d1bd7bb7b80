import { useRead } from '../../data/use-read.ts';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { dataLanguage, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';

const words = {
  title: word('名簿にいないウェビナーの参加者', 'Webinar participants whom nobody knows'),
  lede: word(
    '担当者として取り込むと、その方の行動として数えられます。',
    'Import them as contacts, and what they did counts.',
  ),
  none: word('名簿にいない参加者はいません。', 'Everybody is known.'),
  name: word('氏名', 'Name'),
  mail: word('メール', 'Mail'),
  webinar: word('ウェビナー', 'Webinar'),
  on: word('日', 'Day'),
};

/** Participants of any webinar who are no contacts yet. */
export function UnmatchedParticipants() {
  const reading = useRead('listUnmatchedParticipants', {});
  return (
    <Section title={words.title()}>
      <Shown of={reading}>
        {({ people }) =>
          people.length === 0 ? (
            <Empty>{words.none()}</Empty>
          ) : (
            <>
              <p class="soft">{words.lede()}</p>
              <table class="cards">
                <caption class="vh">{words.title()}</caption>
                <thead>
                  <tr>
                    <th scope="col">{words.name()}</th>
                    <th scope="col">{words.mail()}</th>
                    <th scope="col">{words.webinar()}</th>
                    <th scope="col">{words.on()}</th>
                  </tr>
                </thead>
                <tbody>
                  {people.map(({ name, email, topic, session, at }, index) => (
                    <tr key={`${session}-${at}-${index}`}>
                      <td lang={dataLanguage.value}>{name}</td>
                      <td class="wide">{email}</td>
                      <td class="wide" lang={dataLanguage.value}>
                        {topic ?? session}
                      </td>
                      <td>{day(at)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }
      </Shown>
    </Section>
  );
}
