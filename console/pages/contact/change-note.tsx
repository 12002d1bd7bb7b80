import type { LeadView } from '../../../contract/interest.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { word } from '../../words/language.ts';

const words = {
  open: word(
    '返信に、退職・異動の知らせがありました。確認が済むまで、この方への配信は止まっています。',
    'A reply says that this person has left or moved. Mails wait until somebody has confirmed it.',
  ),
  look: word('内容を確認する', 'See it'),
  gone: word(
    '返信により、退職・異動を確認済みです。この方への配信は終わりました。',
    'This person is confirmed to have left or moved, as a reply said. They are mailed no more.',
  ),
  back: word('在籍中に戻す', 'They are still there'),
};

/** That this person is said to have left or moved, or was confirmed to have: with the way to answer, or to take it back. */
export function ChangeNote({ view: { customer, standing, facts } }: { readonly view: LeadView }) {
  const { isBusy, problem, write } = useWrite();
  if (standing.contactChangeSince !== undefined)
    return (
      <Notice
        tone="warn"
        title={words.open()}
        action={
          <a class="btn" href="/contacts/changes">
            {words.look()}
          </a>
        }
      />
    );
  const last = facts
    .filter((fact) => fact.kind === 'contactChange')
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  if (last?.did !== 'accepted') return null;
  return (
    <>
      <Notice
        title={words.gone()}
        action={
          <Button
            isBusy={isBusy}
            onClick={() => void write('dismissContactChange', { params: { id: customer.id } })}
          >
            {words.back()}
          </Button>
        }
      >
        {last.successorId !== undefined && <Successor id={last.successorId} />}
      </Notice>
      <Refusal problem={problem} />
    </>
  );
}

const successor = word('後任の方を見る', 'See the successor');
const Successor = ({ id }: { readonly id: string }) => (
  <p>
    <a href={`/contacts/${id}`}>{successor()}</a>
  </p>
);
