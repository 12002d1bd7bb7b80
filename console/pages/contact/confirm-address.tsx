import type { LeadView } from '../../../contract/interest.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { AskReason } from '../../parts/ask-reason.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { word } from '../../words/language.ts';

const words = {
  works: word('アドレスは届くと確認した', 'The address works'),
  why: word('どう確認したか（例：電話で本人に確認）', 'How you know (for example: asked by phone)'),
  hint: word(
    '履歴と操作履歴に残ります。戻ってきたメールが一時的な障害によるものと分かった場合だけ使います。アドレスが変わっているときは、正しいアドレスを取り込んでください。また戻ってくると、再び止まります。',
    'Kept in the history and the audit log. Only where the mail was returned by a failure that has passed: import the right address where it has changed. If another mail is returned, mails stop again.',
  ),
  sure: word('配信を再開する', 'Mail them again'),
  done: word(
    'アドレスは届くものとしました。条件に合えば、これからの施策で配信されます。',
    'The address counts as one that works. Campaigns may mail them from now on.',
  ),
};

/** Says that an address works which returned a mail, once somebody says how they know. */
export function ConfirmAddress({ view: { customer, standing } }: { readonly view: LeadView }) {
  const writing = useWrite();
  const isRefused = standing.refused !== undefined || standing.neverContact || customer.noMail;
  const hasLeft = standing.leftCompany || customer.retired || standing.contactChangeSince !== undefined;
  if (standing.undeliverable === undefined || customer.email === undefined) return null;
  if (isRefused || hasLeft || isAutomatic(standing.undeliverable.why) || !may('confirmAddress')) return null;
  const confirm = async (because: string): Promise<void> => {
    const { id } = customer;
    if ((await writing.write('confirmAddress', { params: { id }, body: { because } })) !== undefined)
      sayDone(words.done());
  };
  return (
    <AskReason
      ask={words.works()}
      label={words.why()}
      hint={words.hint()}
      sure={words.sure()}
      writing={writing}
      onSure={(because) => void confirm(because)}
    />
  );
}

/** What an automatic reply said of the address is answered where it was said. */
const isAutomatic = (why: string): boolean => why.startsWith('automatic reply');
