import { useState } from 'preact/hooks';
import { temperatureLabels } from '../../../contract/labels.ts';
import { callRoute, type Answer } from '../../data/call-api.ts';
import { CallProblem, unanswered } from '../../data/problem.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { people, points } from '../../words/figures.ts';
import { dataLanguage, labelled, phrase, said, word } from '../../words/language.ts';
import { PointsTable } from './points-table.tsx';

type Model = Answer<'listModels'>['models'][number];
type Comparison = Answer<'compareModels'>;

const words = {
  title: phrase(
    (name: string) => `試用中：${name}`,
    (name: string) => `On trial: ${name}`,
  ),
  compare: word('全員で比べる', 'Compare for everybody'),
  comparing: phrase(
    (part: number, parts: number) => `${parts}区分のうち${part}区分を比べました…`,
    (part: number, parts: number) => `${part} of ${parts} parts compared…`,
  ),
  missing: phrase(
    (count: string) => `${count}はまだ計算中です。少し待ってから、もう一度比べてください。`,
    (count: string) => `${count} still to be counted. Compare again in a moment.`,
  ),
  same: word('状態が変わる方はいません。', 'Nobody’s state would change.'),
  changes: phrase(
    (all: string, changed: string) => `${all}のうち${changed}の状態が変わります。`,
    (all: string, changed: string) => `${changed} of ${all} would change.`,
  ),
  name: word('氏名', 'Name'),
  company: word('会社', 'Company'),
  now: word('いま', 'Now'),
  afterwards: word('切り替えたあと', 'After the switch'),
  switchTo: phrase(
    (name: string) => `「${name}」に切り替える`,
    (name: string) => `Switch to "${name}"`,
  ),
  first: word('先に全員で比べてください。', 'Compare for everybody first.'),
  switched: word('配点を切り替えました。', 'Switched.'),
  discard: word('試用をやめる', 'End the trial'),
  discarded: word('試用をやめました。', 'Ended the trial.'),
};
const MOST = 100;

interface CandidateProps {
  readonly candidate: Model;
  readonly current: Model;
  /** Of the models as they are shown. */
  readonly tag: string | undefined;
  readonly canDecide: boolean;
}

/** A model on trial: its points beside those in force, who would change, the switch. */
export function Candidate({ candidate, current, tag, canDecide }: CandidateProps) {
  const [parts, setParts] = useState<readonly Comparison[]>([]);
  const [isComparing, setIsComparing] = useState(false);
  const [failed, setFailed] = useState<CallProblem>();
  const { isBusy, problem, write } = useWrite();
  const compare = async (): Promise<void> => {
    setIsComparing(true);
    setFailed(undefined);
    try {
      const done: Comparison[] = [];
      do {
        done.push(await callRoute('compareModels', { body: { part: done.length, of: done[0]?.parts } }));
        setParts([...done]);
      } while (done.length < (done[0]?.parts ?? 0));
    } catch (error) {
      setFailed(error instanceof CallProblem ? error : unanswered(error));
    } finally {
      setIsComparing(false);
    }
  };
  const isWhole = parts.length > 0 && parts.length === parts[0]?.parts;
  const isReady = isWhole && parts.every(({ missing }) => missing === 0);
  const decide = async (route: 'switchModel' | 'discardModel', told: string): Promise<void> => {
    if ((await write(route, {}, tag)) !== undefined) sayDone(told);
  };
  return (
    <Section title={words.title(said(candidate.label))}>
      <PointsTable models={[current, candidate]} />
      {canDecide && (
        <p class="acts mt">
          <Button isBusy={isComparing} onClick={() => void compare()}>
            {words.compare()}
          </Button>
          <Button
            kind="primary"
            isBusy={isBusy}
            disabledBecause={isReady ? undefined : words.first()}
            onClick={() => void decide('switchModel', words.switched())}
          >
            {words.switchTo(said(candidate.label))}
          </Button>
          <Button kind="quiet" onClick={() => void decide('discardModel', words.discarded())}>
            {words.discard()}
          </Button>
        </p>
      )}
      <Refusal problem={problem ?? failed} />
      {isComparing && <p class="soft">{words.comparing(parts.length, parts[0]?.parts ?? 0)}</p>}
      {isWhole && <Changes parts={parts} />}
    </Section>
  );
}

function Changes({ parts }: { readonly parts: readonly Comparison[] }) {
  const sum = (of: (part: Comparison) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const missing = sum((part) => part.missing);
  const changes = parts.flatMap((part) => part.changes);
  return (
    <>
      {missing > 0 && <Notice tone="warn" title={words.missing(people(missing))} />}
      <p class="mt">
        <b>
          {changes.length === 0
            ? words.same()
            : words.changes(people(sum((part) => part.customers)), people(changes.length))}
        </b>
      </p>
      {changes.length > 0 && (
        <table class="cards">
          <caption class="vh">{words.afterwards()}</caption>
          <thead>
            <tr>
              <th scope="col">{words.name()}</th>
              <th scope="col">{words.company()}</th>
              <th scope="col">{words.now()}</th>
              <th scope="col">{words.afterwards()}</th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, MOST).map((each) => (
              <tr key={each.customerId}>
                <th scope="row" lang={dataLanguage.value}>
                  <a href={`/contacts/${each.customerId}`}>{each.name}</a>
                </th>
                <td class="wide" lang={dataLanguage.value}>
                  {each.account}
                </td>
                <td data-l={words.now()}>
                  {labelled(temperatureLabels, each.from)} {points(each.pointsFrom)}
                </td>
                <td data-l={words.afterwards()}>
                  <b>{labelled(temperatureLabels, each.to)}</b> {points(each.pointsTo)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
