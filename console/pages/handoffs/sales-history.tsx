import type { HandoffDetail } from '../../../contract/handoffs.ts';
import { Empty } from '../../parts/empty.tsx';
import { Tag } from '../../parts/marks.tsx';
import { Section } from '../../parts/page-head.tsx';
import { dataLanguage, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

const words = {
  title: word('営業の回答', 'What sales answered'),
  none: word('まだ回答はありません。', 'No answers yet.'),
  undone: word('取り消し済み', 'taken back'),
};

/** What sales answered, newest first; what was taken back is said so. */
export const SalesHistory = ({ history }: Pick<HandoffDetail, 'history'>) => (
  <Section title={words.title()}>
    {history.length === 0 ? (
      <Empty>{words.none()}</Empty>
    ) : (
      <ol class="line wide-time">
        {history
          .toSorted((a, b) => b.at.localeCompare(a.at))
          .map(({ at, by, lines, isUndone }, index) => (
            <li key={`${at}-${index}`}>
              <time dateTime={at}>{moment(at)}</time>
              <div lang={dataLanguage.value}>
                {lines.map((line, place) => (
                  <p key={place}>{line}</p>
                ))}
              </div>
              <span class="small soft">
                {isUndone && <Tag>{words.undone()}</Tag>} {by}
              </span>
            </li>
          ))}
      </ol>
    )}
  </Section>
);
