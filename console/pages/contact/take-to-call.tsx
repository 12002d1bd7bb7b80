import type { LeadView } from '../../../contract/interest.ts';
import { may, session } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { go } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { word } from '../../words/language.ts';

const words = {
  take: word('この方に電話する', 'I will call this person'),
  why: word(
    '引き渡しの前でも電話できます。あなたの引き渡しとして記録され、結果は配点の学習に使われます。',
    'You may call before anything hands this person over. It becomes a handoff of yours, and its outcome is learned from.',
  ),
};

/** A salesperson calls somebody whom nothing has handed over yet. */
export function TakeToCall({ view: { customer, standing } }: { readonly view: LeadView }) {
  const { isBusy, problem, write } = useWrite();
  const isSeller = session.value?.person.ownerId !== undefined && may('takeLead');
  if (!isSeller || standing.openHandoffId !== undefined || standing.neverContact || customer.noCall)
    return null;
  const take = async (): Promise<void> => {
    const taken = await write('takeLead', { params: { id: customer.id }, body: {} });
    if (taken !== undefined) go(`/handoffs/${taken.code}`);
  };
  return (
    <>
      <p class="acts mt">
        <Button isBusy={isBusy} onClick={() => void take()}>
          {words.take()}
        </Button>
        <small class="soft">{words.why()}</small>
      </p>
      <Refusal problem={problem} />
    </>
  );
}
