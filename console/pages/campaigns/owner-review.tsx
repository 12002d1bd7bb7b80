import { keepLabels, spanLabels } from '../../../contract/review-words.ts';
import type { CampaignView, OwnerReviewView } from '../../../contract/sequences.ts';
import { useRead } from '../../data/use-read.ts';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { people } from '../../words/figures.ts';
import { dataLanguage, labelled, phrase, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

const words = {
  title: word('営業確認', 'What owners say of the names'),
  open: phrase(
    (until: string) => `${until} まで。お返事がない担当は「送ってよい」とみなします。`,
    (until: string) => `Until ${until}; silence means yes.`,
  ),
  over: phrase(
    (until: string) => `${until} に締め切りました。`,
    (until: string) => `Closed at ${until}.`,
  ),
  owner: word('営業担当', 'Salesperson'),
  names: word('確認するお名前', 'Names'),
  kept: word('送らない', 'Kept back'),
  answered: word('お返事', 'Answered'),
  notYet: word('まだ', 'not yet'),
  nobody: word('確認をお願いする担当がいません。', 'No owner is asked.'),
  orMore: phrase(
    (count: string) => `${count}以上`,
    (count: string) => `${count} or more`,
  ),
  keptTitle: word('送らないとされた方', 'Kept back by their owners'),
  who: word('お名前', 'Name'),
  why: word('理由', 'Why'),
  span: word('いつまで', 'For how long'),
};

/** Who was asked to look through the names of a campaign, who has answered, and who is kept back. */
export const OwnerReview = ({ campaign }: { readonly campaign: CampaignView['campaign'] }) =>
  campaign.ownerReview === undefined ? null : <Asked id={campaign.id} />;

function Asked({ id }: { readonly id: string }) {
  const reading = useRead('showOwnerReview', { params: { id } });
  return <Shown of={reading}>{(review) => <Answers review={review} />}</Shown>;
}

function Answers({ review: { until, isOver, owners } }: { readonly review: OwnerReviewView }) {
  const kept = owners.flatMap((owner) => owner.kept.map((each) => ({ ...each, owner: owner.name })));
  return (
    <>
      <Section title={words.title()}>
        <p class="soft">{isOver ? words.over(moment(until)) : words.open(moment(until))}</p>
        {owners.length === 0 ? (
          <p>{words.nobody()}</p>
        ) : (
          <table class="cards">
            <caption class="vh">{words.title()}</caption>
            <thead>
              <tr>
                <th scope="col">{words.owner()}</th>
                <th scope="col" class="num">
                  {words.names()}
                </th>
                <th scope="col" class="num">
                  {words.kept()}
                </th>
                <th scope="col">{words.answered()}</th>
              </tr>
            </thead>
            <tbody>
              {owners.map((owner) => (
                <tr key={owner.ownerId}>
                  <th scope="row" lang={dataLanguage.value}>
                    {owner.name}
                  </th>
                  <td class="num" data-l={words.names()}>
                    {owner.isMore ? words.orMore(people(owner.people)) : people(owner.people)}
                  </td>
                  <td class="num" data-l={words.kept()}>
                    {people(owner.kept.length)}
                  </td>
                  <td data-l={words.answered()}>
                    {owner.answeredAt === undefined ? (
                      <span class="soft">{words.notYet()}</span>
                    ) : (
                      moment(owner.answeredAt)
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      {kept.length > 0 && (
        <Section title={words.keptTitle()}>
          <table class="cards">
            <caption class="vh">{words.keptTitle()}</caption>
            <thead>
              <tr>
                <th scope="col">{words.who()}</th>
                <th scope="col">{words.owner()}</th>
                <th scope="col">{words.why()}</th>
                <th scope="col">{words.span()}</th>
              </tr>
            </thead>
            <tbody>
              {kept.map((each) => (
                <tr key={each.customerId}>
                  <th scope="row" lang={dataLanguage.value}>
                    <a href={`/contacts/${each.customerId}`}>{each.name || each.customerId}</a>
                  </th>
                  <td lang={dataLanguage.value} data-l={words.owner()}>
                    {each.owner}
                  </td>
                  <td data-l={words.why()}>{labelled(keepLabels, each.reason)}</td>
                  <td data-l={words.span()}>{labelled(spanLabels, each.span)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </>
  );
}
