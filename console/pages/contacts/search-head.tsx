import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { phrase, word } from '../../words/language.ts';

const words = {
  find: word('探す', 'Look for them'),
  searching: phrase(
    (done: number, of: number) => `探しています（${of}のうち${done}）`,
    (done: number, of: number) => `Looking (${done} of ${of})`,
  ),
  none: word('答えの要る組み合わせはありません。', 'There is nothing to answer.'),
  never: word('まだ探していません。', 'Nobody has looked yet.'),
};

interface SearchHeadProps {
  readonly title: string;
  readonly lede: string;
  /** The list above. */
  readonly crumb: { readonly to: string; readonly name: string };
  /** What has the search begun. */
  readonly find: 'findAlike' | 'findAlikeCompanies';
  /** How far a search is that is under way. */
  readonly searching: { readonly done: number; readonly of: number } | undefined;
}

/** The head of a page of pairs that may be one: what they are, and a search for more, in the background. */
export function SearchHead({ title, lede, crumb, find, searching }: SearchHeadProps) {
  const { isBusy, problem, write } = useWrite();
  return (
    <>
      <PageHead
        title={title}
        crumb={crumb}
        actions={
          may(find) && (
            <Button isBusy={isBusy} onClick={() => void write(find, {})}>
              {words.find()}
            </Button>
          )
        }
      >
        <p>{lede}</p>
      </PageHead>
      <Refusal problem={problem} />
      {searching !== undefined && <p role="status">{words.searching(searching.done, searching.of)}</p>}
    </>
  );
}

/** Why there is no pair to answer. */
export const noPairs = (startedAt: string | undefined): string =>
  startedAt === undefined ? words.never() : words.none();
