import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

const words = {
  title: word('お知らせ', 'Notices'),
  none: word('取り分けられた作業はありません。', 'No work was set aside.'),
  some: phrase(
    (count: number) => `何度か失敗したため取り分けた作業が${count}件あります。ほかの作業は続いています。`,
    (count: number) => `${count} pieces of work failed again and again and were set aside. All else goes on.`,
  ),
  retry: word('もう一度試す', 'Try them again'),
  retried: word('元の場所に戻しました。まもなくもう一度処理します。', 'Put back; they are tried again soon.'),
};

/** Work that failed again and again, so that nothing else waits for it. */
export function SetAside() {
  const aside = useRead('listSetAside', {});
  const { isBusy, problem, write } = useWrite();
  const retry = async (): Promise<void> => {
    if ((await write('retrySetAside', {})) !== undefined) sayDone(words.retried());
  };
  return (
    <Section title={words.title()}>
      <Shown of={aside}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="small soft">{words.none()}</p>
          ) : (
            <Notice tone="warn" title={words.some(items.length)}>
              <ul class="small">
                {items.slice(0, 5).map(({ id, kind, error, at }) => (
                  <li key={id}>
                    {moment(at)} {kind}: {error}
                  </li>
                ))}
              </ul>
              {may('retrySetAside') && (
                <Button isSmall isBusy={isBusy} onClick={() => void retry()}>
                  {words.retry()}
                </Button>
              )}
            </Notice>
          )
        }
      </Shown>
      <Refusal problem={problem} />
    </Section>
  );
}
