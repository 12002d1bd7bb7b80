import { useRead } from '../../data/use-read.ts';
import { Notice } from '../../parts/notice.tsx';
import { phrase } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

const words = {
  since: phrase(
    (at: string) => `送信が止まっています（${at} から）`,
    (at: string) => `No mail goes out since ${at}`,
  ),
};

/** Says, above all else, that no mail goes out, why, and what to do; nothing while mails go out. */
export function SendingStopped() {
  const sending = useRead('showSending', {});
  const { stopped, state } = sending.answer ?? {};
  if (stopped === undefined) return null;
  return (
    <Notice tone="warn" title={words.since(moment(state?.stop?.since ?? ''))}>
      <p>{stopped.because}</p>
      <p>{stopped.toDo}</p>
    </Notice>
  );
}
