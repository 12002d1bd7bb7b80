import { answerActionLabels } from '../../../contract/answer-words.ts';
import type { HandoffDetail } from '../../../contract/handoffs.ts';
import { useRead } from '../../data/use-read.ts';
import { may } from '../../data/session.ts';
import { Shown } from '../../parts/shown.tsx';
import { labelled, phrase, word } from '../../words/language.ts';

const words = {
  title: word('回答', 'Answer'),
  elsewhere: word(
    '営業担当へのメールのボタンと同じページが開きます。どちらで答えても同じです。',
    'These open the same pages as the buttons of the mail to its owner; either will do.',
  ),
  notYours: phrase(
    (owner: string) =>
      `回答できるのは担当の${owner}さんです（引き渡しのメールのボタン、またはそのメールへの返信）。`,
    (owner: string) =>
      `It is for ${owner} to answer, with the buttons of the handoff mail or by replying to it.`,
  ),
};

/** The buttons of the handoff's mail, for whoever may press them; for everybody else, who that is. */
export const AnswerLinks = ({ detail }: { readonly detail: HandoffDetail }) =>
  may('linkAnswers') ? <Links detail={detail} /> : <NotYours detail={detail} />;

function Links({ detail }: { readonly detail: HandoffDetail }) {
  const reading = useRead('linkAnswers', { params: { code: detail.handoff.code } });
  return (
    <Shown of={reading}>
      {({ links }) =>
        links.length === 0 ? (
          <NotYours detail={detail} />
        ) : (
          <section aria-label={words.title()}>
            <p class="acts mt">
              {links.map(({ action, url }, place) => (
                <a key={action} class={place === 0 ? 'btn primary' : 'btn'} href={url} rel="external">
                  {labelled(answerActionLabels, action)}
                </a>
              ))}
            </p>
            <p class="small soft">{words.elsewhere()}</p>
          </section>
        )
      }
    </Shown>
  );
}

/** A handoff that is over asks nobody for an answer. */
const NotYours = ({ detail: { handoff, ownerName } }: { readonly detail: HandoffDetail }) =>
  handoff.state === 'open' || handoff.state === 'accepted' ? (
    <p class="small soft mt">{words.notYours(ownerName)}</p>
  ) : null;
