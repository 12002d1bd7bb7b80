import { caseMatterLabels } from '../../../contract/case-words.ts';
import type { LeadView } from '../../../contract/interest.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { AskReason } from '../../parts/ask-reason.tsx';
import { Notice } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { dataLanguage, labelled, phrase, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import { RefuseMails } from './refuse-mails.tsx';

const words = {
  title: word(
    'この方が書かれたことの確認が済むまで、メールは止まっています。',
    'Mails to this person wait until somebody has dealt with what they wrote.',
  ),
  of: phrase(
    (matter: string, at: string) => `${matter}（${at}）`,
    (matter: string, at: string) => `${matter} (${at})`,
  ),
  said: word('お客様の言葉', 'What they wrote'),
  goOn: word('確認済みにして、配信を再開する', 'Dealt with: mails go on'),
  why: word(
    'どう対応したか（例：電話で、配信を続けてよいと確認）',
    'What became of it (for example: they said by phone that mails are fine)',
  ),
  hint: word('履歴と操作履歴に残ります。', 'Kept in the history and the audit log.'),
  sure: word('配信を再開する', 'Let mails go on'),
  done: word(
    '確認済みにしました。条件に合えば、これからの施策で配信されます。',
    'Dealt with. Campaigns may mail them from now on.',
  ),
};

/** What this person wrote that somebody has to read, while mails wait, and the two answers: mails go on, or stop for good. */
export function CaseNote({ view }: { readonly view: LeadView }) {
  const writing = useWrite();
  const { customer, standing, engagements } = view;
  const open = standing.causes.filter(({ of }) => of === 'openSupport');
  if (open.length === 0) return null;
  const close = async (because: string): Promise<void> => {
    const { id } = customer;
    if ((await writing.write('closeCases', { params: { id }, body: { because } })) !== undefined)
      sayDone(words.done());
  };
  return (
    <Notice tone="warn" title={words.title()}>
      {open.map(({ id, at }) => {
        const act = engagements.find((each) => each.id === id);
        const said = wordsOf(act);
        return (
          <div key={id} class="mt">
            <p>{at === undefined ? matterOf(act) : words.of(matterOf(act), moment(at))}</p>
            {said !== '' && (
              <blockquote aria-label={words.said()} class="told mt" lang={dataLanguage.value}>
                {said}
              </blockquote>
            )}
          </div>
        );
      })}
      {may('closeCases') && (
        <div class="stack mt">
          <AskReason
            ask={words.goOn()}
            label={words.why()}
            hint={words.hint()}
            sure={words.sure()}
            isSafe
            writing={writing}
            onSure={(because) => void close(because)}
          />
          <RefuseMails view={view} />
        </div>
      )}
    </Notice>
  );
}

type Act = LeadView['engagements'][number] | undefined;

const wordsOf = (act: Act): string =>
  act?.kind === 'reply' ? (act.text ?? '') : act?.kind === 'inquiry' ? (act.message ?? '') : '';

function matterOf(act: Act): string {
  const doubt = act?.kind === 'reply' ? act.doubt : undefined;
  const asksForSupport = act?.kind !== 'reply' && !(act?.kind === 'inquiry' && act.doubt !== undefined);
  return labelled(caseMatterLabels, doubt ?? (asksForSupport ? 'support' : 'refusal'));
}
