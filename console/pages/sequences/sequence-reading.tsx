import { counted } from '../../../contract/counted.ts';
import type { Answer } from '../../data/call-api.ts';
import { saveJson } from '../../data/save-file.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { Button } from '../../parts/button.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { count } from '../../words/figures.ts';
import { phrase, said, word } from '../../words/language.ts';
import { choicesFor, namesIn } from './names.ts';
import { ApprovalState } from './approval.tsx';
import { Flow } from './flow.tsx';
import { numbersOf } from './numbers.ts';
import { inOrder } from './sequence-draft.ts';
import { problemsFound } from './step-problems.ts';
import { UsedBy, Versions } from './versions.tsx';
import { Whole } from './whole-form.tsx';

const words = {
  sequences: word('シナリオ', 'Sequences'),
  template: word(
    '用意されたひな形です。変えるときは複製してください。',
    'A template. Clone it to change it.',
  ),
  clone: word('複製して編集', 'Clone and edit'),
  export: word('書き出す（JSON）', 'Export (JSON)'),
  launch: word('このシナリオで施策を作る', 'Make a campaign'),
  steps: phrase(
    (number: string) => `手順 ${number}`,
    (number: string) => counted(number, 'step'),
  ),
  filled: word('塗りつぶした番号はお客様に届きます。', 'Filled numbers reach the customer.'),
};

/** A sequence that is only read: a template, or of somebody who may not change it. */
export function SequenceReading({ saved }: { readonly saved: Answer<'showSequence'> }) {
  const { sequence, source, problems } = saved;
  const assets = useRead('showSettings', {}).answer?.assets ?? [];
  const names = namesIn(sequence.steps, assets);
  const shown = {
    names,
    ...numbersOf(sequence.steps),
    problems: source === 'company' ? problemsFound(sequence.steps, problems) : [],
  };
  return (
    <>
      <PageHead
        title={said(sequence.name)}
        crumb={{ to: '/sequences', name: words.sequences() }}
        isData={source === 'company'}
        actions={
          <>
            {may('saveSequence') && (
              <a class="btn" href={`/sequences/new?from=${sequence.id}`}>
                {words.clone()}
              </a>
            )}
            <Button kind="quiet" onClick={() => saveJson(`${sequence.id}.json`, sequence)}>
              {words.export()}
            </Button>
            {may('launchCampaign') && !saved.approval.isMissing && (
              <a class="btn primary" href={`/campaigns/new?sequence=${sequence.id}`}>
                {words.launch()}
              </a>
            )}
          </>
        }
      >
        {source === 'library' && <p>{words.template()}</p>}
      </PageHead>
      {source === 'company' && <ApprovalState saved={saved} tag={undefined} isChanged={false} />}
      <div class="split">
        <Section
          title={words.steps(count(inOrder(sequence.steps).length))}
          aside={<p class="small soft">{words.filled()}</p>}
        >
          <Flow steps={sequence.steps} shown={shown} />
        </Section>
        <aside class="aside" aria-label={words.sequences()}>
          <Whole
            sequence={sequence}
            names={names}
            choices={choicesFor(sequence, undefined, assets, names)}
            change={undefined}
          />
          <Versions saved={saved} onOpen={undefined} />
          <UsedBy saved={saved} />
        </aside>
      </div>
    </>
  );
}
