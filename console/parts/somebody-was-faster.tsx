import type { Stale } from '../../contract/problem.ts';
import { moment } from '../words/moments.ts';
import { phrase, word } from '../words/language.ts';
import { Button } from './button.tsx';
import { Segments } from './field.tsx';
import { Notice } from './notice.tsx';

const words = {
  title: phrase(
    (by: string) => `${by}が先に変更しました。`,
    (by: string) => `${by} changed this first.`,
  ),
  named: phrase(
    (by: string) => `${by}さん`,
    (by: string) => by,
  ),
  somebody: word('ほかの人', 'Somebody'),
  at: phrase(
    (at: string) => `${at}に変更しています。`,
    (at: string) => `It was at ${at}.`,
  ),
  choose: word('あなたの変更と並べて選べます。', 'See both side by side, and choose.'),
  compare: word('比べる', 'Compare'),
  same: word('いまは同じ内容です。このまま保存できます。', 'Both are the same now. You can keep it.'),
  theirs: word('いまの内容', 'As it is now'),
  mine: word('あなたの入力', 'Yours'),
  field: word('項目', 'Field'),
  kept: word('保存する内容', 'To be kept'),
  empty: word('（空欄）', '(empty)'),
};

/** Says who was faster, and offers to compare. */
export const SomebodyWasFaster = ({
  stale,
  isReady,
  onCompare,
}: {
  readonly stale: Stale;
  /** What is there now was read. */
  readonly isReady: boolean;
  readonly onCompare: () => void;
}) => (
  <Notice
    tone="warn"
    title={words.title(stale.by === undefined ? words.somebody() : words.named(stale.by))}
    action={
      <Button isSmall isBusy={!isReady} onClick={onCompare}>
        {words.compare()}
      </Button>
    }
  >
    <p>
      {stale.at !== undefined && words.at(moment(stale.at))}
      {words.choose()}
    </p>
  </Notice>
);

/** One field of which there are two values. */
export interface TwoValues {
  readonly id: string;
  readonly name: string;
  readonly theirs: string;
  readonly mine: string;
  readonly chosen: 'theirs' | 'mine';
}

/** Both values of each field side by side; one of them is chosen. */
export const BothValues = ({
  fields,
  onChoose,
}: {
  readonly fields: readonly TwoValues[];
  readonly onChoose: (id: string, chosen: 'theirs' | 'mine') => void;
}) =>
  fields.length === 0 ? (
    <Notice title={words.same()} />
  ) : (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">{words.field()}</th>
          <th scope="col">{words.theirs()}</th>
          <th scope="col">{words.mine()}</th>
          <th scope="col">{words.kept()}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ id, name, theirs, mine, chosen }) => (
          <tr key={id}>
            <th scope="row" class="wide">
              {name}
            </th>
            <td class="wide" data-l={words.theirs()}>
              {theirs === '' ? words.empty() : theirs}
            </td>
            <td class="wide" data-l={words.mine()}>
              {mine === '' ? words.empty() : mine}
            </td>
            <td class="wide" data-l={words.kept()}>
              <Segments
                name={name}
                value={chosen}
                options={[
                  { value: 'theirs', name: words.theirs() },
                  { value: 'mine', name: words.mine() },
                ]}
                onChange={(value) => onChoose(id, value)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
