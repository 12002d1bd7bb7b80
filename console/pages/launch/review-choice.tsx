import { phrase, word } from '../../words/language.ts';

const words = {
  noReview: word('しない', 'No'),
  reviewOf: phrase(
    (days: number) => `${days}営業日かけて確認してもらう`,
    (days: number) => (days === 1 ? 'for one business day' : `for ${days} business days`),
  ),
  reviewHint: word(
    '担当ごとにお名前の一覧をメールで送り、送らない方の印を外してもらいます。お返事がなければ送ります。1通目はその分あとになり、あとから休眠になった方は加わりません。',
    'Each gets the names by mail and unticks whom not to mail; silence means yes. Mail 1 moves back by as much, and nobody joins later.',
  ),
};
const choices = [0, 1, 2, 3, 5] as const;

interface ReviewChoiceProps {
  readonly label: string;
  /** Business days; undefined: owners are not asked. */
  readonly days: number | undefined;
  readonly choose: (days: number | undefined) => void;
}

/** Whether owners look through the names before the first mail, and for how long. */
export const ReviewChoice = ({ label, days = 0, choose }: ReviewChoiceProps) => (
  <>
    <select
      aria-label={label}
      value={String(days)}
      onChange={({ currentTarget }) => {
        const chosen = Number(currentTarget.value);
        choose(chosen === 0 ? undefined : chosen);
      }}
    >
      {choices.map((each) => (
        <option key={each} value={String(each)} selected={each === days}>
          {each === 0 ? words.noReview() : words.reviewOf(each)}
        </option>
      ))}
    </select>
    {days > 0 && <p class="small soft">{words.reviewHint()}</p>}
  </>
);
