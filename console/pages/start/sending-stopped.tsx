import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

const words = {
  since: phrase(
    (at: string) => `送信が止まっています（${at} から）`,
    (at: string) => `No mail goes out since ${at}`,
  ),
  backup: phrase(
    (at: string) => `バックアップは ${at} のものです。`,
    (at: string) => `The backup is of ${at}.`,
  ),
  question: word(
    'バックアップより後に送ったかもしれないメールをどうするか、選んでください。もう一度送ると、二重に届く方がいます。',
    'Some mails may have gone out since the backup. Sent again, they reach some people twice.',
  ),
  leave: word('送らずに再開', 'Go on without them'),
  send: word('もう一度送って再開', 'Send them again, and go on'),
  resumed: word('送信を再開しました。', 'Mails go out again.'),
};

/** Says, above all else, that no mail goes out, why, and what to do; nothing while mails go out. */
export function SendingStopped() {
  const sending = useRead('showSending', {});
  const { stopped, state } = sending.answer ?? {};
  if (stopped === undefined) return null;
  const { since = '', knownUntil } = state?.stop ?? {};
  return (
    <Notice tone="warn" title={words.since(moment(since))}>
      <p>{stopped.because}</p>
      {knownUntil !== undefined && <p>{words.backup(moment(knownUntil))}</p>}
      <p>{stopped.toDo}</p>
      {knownUntil !== undefined && may('resumeSending') && <GoOn />}
    </Notice>
  );
}

/** After a backup was restored a person says what becomes of the mails that fell due since it was made. */
function GoOn() {
  const { isBusy, problem, write } = useWrite();
  const resume = async (perhapsSent: 'leave' | 'send'): Promise<void> => {
    if ((await write('resumeSending', { body: { perhapsSent } })) !== undefined) sayDone(words.resumed());
  };
  return (
    <>
      <p class="mt">{words.question()}</p>
      <p class="acts mt">
        <Button kind="primary" isSmall isBusy={isBusy} onClick={() => void resume('leave')}>
          {words.leave()}
        </Button>
        <Button isSmall isBusy={isBusy} onClick={() => void resume('send')}>
          {words.send()}
        </Button>
      </p>
      <Refusal problem={problem} />
    </>
  );
}
