import { phrase, word } from '../words/language.ts';
import { moment } from '../words/moments.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

const words = {
  title: phrase(
    (by: string, at: string) => `${by}さんが${at}に先に保存しました。`,
    (by: string, at: string) => `${by} saved it first, ${at}.`,
  ),
  lede: word(
    'あなたの変更はこの画面に残っています。どちらを残すか選んでください。',
    'Your changes are still on this page. Choose which stays.',
  ),
  over: word('自分の内容で保存する', 'Save mine over it'),
  theirs: word('先に保存された内容にする', 'Take theirs'),
};

interface SavedFirstProps {
  readonly by: string;
  readonly at: string;
  /** What becomes of the one that is not chosen. */
  readonly note?: string;
  readonly isBusy: boolean;
  readonly saveMine: () => void;
  readonly takeTheirs: () => void;
}

/** Somebody saved a whole text while this one was being changed: one of both is chosen, and nothing typed is lost. */
export const SavedFirst = ({ by, at, note, isBusy, saveMine, takeTheirs }: SavedFirstProps) => (
  <Notice tone="warn" title={words.title(by, at === '' ? '' : moment(at))}>
    <p>
      {words.lede()}
      {note}
    </p>
    <p class="acts mt">
      <Button isSmall isBusy={isBusy} onClick={saveMine}>
        {words.over()}
      </Button>
      <Button isSmall kind="quiet" onClick={takeTheirs}>
        {words.theirs()}
      </Button>
    </p>
  </Notice>
);
