import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { word } from '../../words/language.ts';

const words = {
  missing: word('以前の配信停止の一覧がまだありません', 'Old refusals are not in yet'),
  missingWhy: word(
    '取り込むか、「ない」と申告するまで、1通も送りません。',
    'Nothing is sent before they are imported, or stated not to exist.',
  ),
  none: word('配信停止の一覧は「ない」と申告する', 'State that there are none'),
  stated: word('配信停止の一覧は「ない」と記録しました。', 'Recorded that there are none.'),
};

/** Old refusals come first; where there are none, somebody says so. */
export function OptOutsNotice({ isDeclared }: { readonly isDeclared: boolean }) {
  const { isBusy, problem, write } = useWrite();
  const declare = async (): Promise<void> => {
    if ((await write('changeSettings', { body: { optOutsDeclared: true } })) !== undefined)
      sayDone(words.stated());
  };
  return isDeclared ? null : (
    <>
      <Notice
        tone="warn"
        title={words.missing()}
        action={
          <Button isSmall isBusy={isBusy} onClick={() => void declare()}>
            {words.none()}
          </Button>
        }
      >
        <p>{words.missingWhy()}</p>
      </Notice>
      <Refusal problem={problem} />
    </>
  );
}
