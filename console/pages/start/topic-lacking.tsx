import { useRead } from '../../data/use-read.ts';
import { Notice } from '../../parts/notice.tsx';
import { phrase, word } from '../../words/language.ts';
import { monthName } from '../monthly/month-name.ts';

const words = {
  text: phrase(
    (month: string) => `${month}の月次のご案内の話題がまだありません`,
    (month: string) => `The monthly mail of ${month} has no topic yet`,
  ),
  approval: phrase(
    (month: string) => `${month}の月次のご案内の話題がまだ承認されていません`,
    (month: string) => `The topic of the monthly mail of ${month} is not approved yet`,
  ),
  why: word(
    '承認されるまで、その月の月次のご案内は送りません。',
    'Until somebody approves it, no monthly mail goes out in that month.',
  ),
  go: word('話題を書く', 'See to it'),
};

/** Says, from a week before its month, that a topic is not written or approved; nothing while all is well. */
export function TopicLacking() {
  const { lacking } = useRead('showMonthly', {}).answer ?? {};
  if (lacking === undefined) return null;
  return (
    <Notice
      tone="warn"
      title={words[lacking.lacks](monthName(lacking.month))}
      action={<a href={`/monthly?month=${lacking.month}`}>{words.go()}</a>}
    >
      <p>{words.why()}</p>
    </Notice>
  );
}
