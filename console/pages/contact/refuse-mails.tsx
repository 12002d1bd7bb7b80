import type { LeadView } from '../../../contract/interest.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { AskReason } from '../../parts/ask-reason.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { word } from '../../words/language.ts';

const words = {
  ask: word('配信停止のお申し出を記録する', 'They want no mails'),
  why: word(
    'いつ、どのように伺ったか（例：12月1日に電話で）',
    'When and how they said so (for example: by phone on 1 Dec)',
  ),
  hint: word(
    '配信停止のリンクを押されたときと同じく、この方へのメールはすべて止まります。アドレスにも残るため、取り込み直しても再開しません。',
    'All mails to this person stop, as if they had unsubscribed. It is kept with the address too: no import starts them again.',
  ),
  sure: word('配信を停止する', 'Stop all mails'),
  done: word('配信を停止しました。', 'Mails to this person have stopped.'),
};

/** Records that somebody wants no mails, as they told the team by phone, at a meeting or in a reply. */
export function RefuseMails({ view: { customer, standing } }: { readonly view: LeadView }) {
  const writing = useWrite();
  if (standing.refused !== undefined || !may('refuseMails')) return null;
  const refuse = async (because: string): Promise<void> => {
    const { id } = customer;
    if ((await writing.write('refuseMails', { params: { id }, body: { because } })) !== undefined)
      sayDone(words.done());
  };
  return (
    <AskReason
      ask={words.ask()}
      label={words.why()}
      hint={words.hint()}
      sure={words.sure()}
      writing={writing}
      onSure={(because) => void refuse(because)}
    />
  );
}
