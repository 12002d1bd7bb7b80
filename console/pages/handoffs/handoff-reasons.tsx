import type { HandoffDetail } from '../../../contract/handoffs.ts';
import { rankLabels, routedLabels, signalLabels, temperatureLabels } from '../../../contract/labels.ts';
import { useRead } from '../../data/use-read.ts';
import { Meter } from '../../parts/meter.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { points } from '../../words/figures.ts';
import { labelled, phrase, word, listed } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

const words = {
  title: word('なぜ引き渡したか', 'Why it was handed over'),
  when: word('引き渡した日時', 'Handed over'),
  rank: word('判定', 'Rank'),
  interest: word('引き渡し時の関心度', 'Interest at handoff'),
  hotAt: phrase(
    (threshold: string) => `基準 ${threshold}`,
    (threshold: string) => `hot at ${threshold}`,
  ),
  request: word('お客様からのご依頼がありました。', 'The customer asked.'),
  owner: word('この担当になった理由', 'Why this owner'),
  decided: phrase(
    (temperature: string, version: number) =>
      `${temperature}として、引き渡し基準 第${version}版で決まりました。`,
    (temperature: string, version: number) =>
      `Decided as ${temperature}, by version ${version} of the rules.`,
  ),
  now: word('いまの関心度と、その内訳', 'Interest now, and of what'),
};

/** What decided it, frozen; beside it how interested the customer is now. */
export function HandoffReasons({ detail: { handoff } }: { readonly detail: HandoffDetail }) {
  const { decided } = handoff;
  const lead = useRead('showLead', { params: { id: handoff.customerId } });
  return (
    <Section title={words.title()}>
      <dl class="sum">
        <div>
          <dt>{words.when()}</dt>
          <dd>{moment(handoff.createdAt)}</dd>
        </div>
        <div>
          <dt>{words.rank()}</dt>
          <dd>
            <p>{labelled(rankLabels, handoff.rank)}</p>
            {handoff.isRequest && <p>{words.request()}</p>}
            {decided !== undefined && (
              <p class="soft">
                {words.decided(labelled(temperatureLabels, decided.temperature), decided.rules)}
              </p>
            )}
          </dd>
        </div>
        <div>
          <dt>{words.interest()}</dt>
          <dd>
            {points(handoff.interestAtHandoff)}{' '}
            <span class="soft">{words.hotAt(points(handoff.thresholdAtHandoff))}</span>
          </dd>
        </div>
        {decided !== undefined && (
          <div>
            <dt>{words.owner()}</dt>
            <dd>{labelled(routedLabels, decided.routedBecause)}</dd>
          </div>
        )}
        <div>
          <dt>{words.now()}</dt>
          <dd>
            <Shown of={lead}>
              {({ interest }) => (
                <>
                  <Meter interest={interest.points} threshold={interest.threshold} />
                  <p class="soft">
                    {listed(
                      interest.bySignal.map(
                        ({ signal, pointsNow }) => `${labelled(signalLabels, signal)} ${points(pointsNow)}`,
                      ),
                    )}
                  </p>
                </>
              )}
            </Shown>
          </dd>
        </div>
      </dl>
    </Section>
  );
}
