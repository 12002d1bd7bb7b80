import { mergeStaysText } from '../../../contract/alike-words.ts';
import type { MergeView } from '../../../contract/alike.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { Button } from '../../parts/button.tsx';
import { Shown } from '../../parts/shown.tsx';
import { dataLanguage, phrase, said, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

const words = {
  title: word('まとめた担当者（過去30日）', 'Merged in the last 30 days'),
  lede: word(
    '30日以内なら、ふたりに戻せます。その間に変わった項目は残った方にそのまま残り、配信停止はおふたりに効きます。戻した組み合わせは、もう一度お尋ねします。',
    'A merge can be undone for 30 days. What was changed since stays with the record that stayed; a refusal of mails holds for both. You are asked about the pair again.',
  ),
  goes: word('まとめられた記録', 'Record that went'),
  stays: word('残った記録', 'Record that stayed'),
  account: word('会社', 'Company'),
  at: word('日時', 'When'),
  by: word('まとめた人', 'By'),
  undo: word('元に戻す', 'Undo'),
  undoOf: phrase(
    (name: string) => `「${name}」様を元に戻す`,
    (name: string) => `Undo the merge of ${name}`,
  ),
  action: word('操作', 'Action'),
  more: word('新しい順に50件を表示しています。', 'The newest 50 are shown.'),
};

interface RecentMergesProps {
  readonly isBusy: boolean;
  /** Takes the merge back by which a record went. */
  readonly undo: (goes: string) => void;
}

/** The merges of the last 30 days, each to be taken back; nothing where there are none. */
export function RecentMerges({ isBusy, undo }: RecentMergesProps) {
  const reading = useRead('listMerges', {});
  return (
    <Shown of={reading}>
      {({ merges, hasMore }) =>
        merges.length === 0 ? null : (
          <section class="gap">
            <div class="sec">
              <h2 id="merges">{words.title()}</h2>
            </div>
            <p class="small soft">{words.lede()}</p>
            <table class="cards mt">
              <caption class="vh">{words.title()}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.goes()}</th>
                  <th scope="col">{words.stays()}</th>
                  <th scope="col">{words.account()}</th>
                  <th scope="col">{words.at()}</th>
                  <th scope="col">{words.by()}</th>
                  <th scope="col">
                    <span class="vh">{words.action()}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {merges.map((merge) => (
                  <MergeRow key={merge.goes.customerId} merge={merge} isBusy={isBusy} undo={undo} />
                ))}
              </tbody>
            </table>
            {hasMore && <p class="small soft mt">{words.more()}</p>}
          </section>
        )
      }
    </Shown>
  );
}

const MergeRow = ({ merge, isBusy, undo }: RecentMergesProps & { readonly merge: MergeView }) => {
  const { goes, stays, account, at, by = '', cannot } = merge;
  return (
    <tr>
      <th scope="row" lang={dataLanguage.value}>
        <a href={`/contacts/${goes.customerId}`}>{goes.name}</a>
      </th>
      <td data-l={words.stays()} lang={dataLanguage.value}>
        <a href={`/contacts/${stays.customerId}`}>{stays.name}</a>
      </td>
      <td data-l={words.account()} lang={dataLanguage.value}>
        {account}
      </td>
      <td data-l={words.at()}>{at === undefined ? '–' : moment(at)}</td>
      <td data-l={words.by()}>{by}</td>
      <td>
        {cannot === undefined ? (
          may('undoMerge') && (
            <Button isSmall isBusy={isBusy} onClick={() => undo(goes.customerId)}>
              {words.undo()}
              <span class="vh"> {words.undoOf(goes.name)}</span>
            </Button>
          )
        ) : (
          <span class="small soft">{said(mergeStaysText(cannot.because, cannot.first?.name))}</span>
        )}
      </td>
    </tr>
  );
};
