import { counted } from '../../../contract/counted.ts';
import { useLayoutEffect, useState } from 'preact/hooks';
import { callRoute, type Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { useSettled } from '../../data/use-settled.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { FailedToLoad, Notice } from '../../parts/notice.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { count } from '../../words/figures.ts';
import { language, phrase, said, word } from '../../words/language.ts';
import { renamed } from '../../words/renamed.ts';
import { ApprovalState } from './approval.tsx';
import { DryRun } from './dry-run.tsx';
import { Flow } from './flow.tsx';
import { numbersOf } from './numbers.ts';
import { keepDraft, keptDraft } from './kept-draft.ts';
import { Findings } from './findings.tsx';
import { choicesFor, namesIn } from './names.ts';
import { SaveSequence } from './save-sequence.tsx';
import { inOrder, type Sequence } from './sequence-draft.ts';
import { problemsFound, problemsRefused } from './step-problems.ts';
import { stepSaid } from './step-words.ts';
import { useDraft } from './use-draft.ts';
import { useFlowEditing } from './use-flow-editing.tsx';
import { UsedBy, Versions } from './versions.tsx';
import { Whole } from './whole-form.tsx';

const words = {
  sequences: word('シナリオ', 'Sequences'),
  name: word('シナリオの名前', 'Name of the sequence'),
  kept: word('保存していない下書きから続けています。', 'You go on with a draft that was not saved.'),
  afresh: word('下書きを捨ててやり直す', 'Drop it and start afresh'),
  nameHint: word('お客様には見えません。', 'Customers never see it.'),
  steps: phrase(
    (number: string) => `手順 ${number}`,
    (number: string) => counted(number, 'step'),
  ),
  keys: word(
    '塗りつぶした番号はお客様に届きます。＋で追加、j・k で選択、Alt+↑↓ で移動、e で編集、a で追加、Delete で消す、z で元に戻す',
    'Filled numbers reach the customer. ＋ adds a step. Keys: j k to select, Alt+↑↓ to move, e to edit, a to add, Delete to remove, z to undo',
  ),
  step: phrase(
    (number: number, sentence: string) => `手順${number} ${sentence}`,
    (number: number, sentence: string) => `Step ${number}: ${sentence}`,
  ),
};

interface EditorProps {
  /** Undefined: nobody has saved it yet. */
  readonly saved: Answer<'showSequence'> | undefined;
  readonly start: Sequence;
  /** Under which its draft is kept in this tab. */
  readonly page: string;
  readonly tag: string | undefined;
}

/** A sequence being drawn: it reads as a page, each step is edited in its place, and what a save would refuse stands at its step. */
export function SequenceEditor({ saved, start, page, tag }: EditorProps) {
  const [kept] = useState(() => keptDraft(page));
  const { sequence, change, undo, canUndo } = useDraft(start, kept?.sequence);
  // The version that the draft began with, or became: what comes after it is somebody else's.
  const [base, setBase] = useState(kept?.base ?? saved?.revision ?? 0);
  const [aloud, say] = useState('');
  const { steps } = sequence;
  const settled: Sequence = JSON.parse(useSettled(JSON.stringify(sequence)));
  const tried = useRead('trySequence', { body: { sequence: settled } });
  const assets = useRead('showSettings', {}).answer?.assets ?? [];
  const names = namesIn(steps, assets);
  const numbers = numbersOf(steps);
  const problems =
    tried.problem === undefined
      ? problemsFound(steps, tried.answer?.problems ?? [])
      : problemsRefused(steps, tried.problem.places);
  const editing = useFlowEditing({ sequence, change, undo, say, assets, names, numbers: numbers.numbers });
  const stepName = (id: string): string => {
    const step = inOrder(steps).find((each) => each.id === id || id.startsWith(`${each.id}.`));
    if (step === undefined) return id;
    const sentence = stepSaid(step, names, numbers.mailNumbers.get(step.id) ?? 0);
    return words.step(numbers.numbers.get(step.id) ?? 0, sentence);
  };
  const name = said(sequence.name);
  const isChanged = saved === undefined || JSON.stringify(saved.sequence) !== JSON.stringify(sequence);
  const isUnsaved = saved === undefined ? canUndo : isChanged;
  // At once: whoever leaves the page after the last key loses none.
  useLayoutEffect(
    () => keepDraft(page, isUnsaved ? { base, sequence } : undefined),
    [isUnsaved, base, sequence],
  );
  const isFault = tried.problem !== undefined && tried.problem.places.length === 0;
  return (
    <>
      <PageHead title={name} crumb={{ to: '/sequences', name: words.sequences() }} isData>
        <SaveSequence
          {...{ saved, tag, sequence, isChanged, undo, canUndo, change, base, setBase }}
          forget={() => keepDraft(page, undefined)}
          isWrong={problems.length > 0}
          edited={editing.editedId === undefined ? undefined : numbers.numbers.get(editing.editedId)}
        />
      </PageHead>
      {isFault && tried.problem !== undefined && <FailedToLoad problem={tried.problem} again={tried.again} />}
      <Findings {...{ problems, steps, numbers: numbers.numbers }} warnings={tried.answer?.warnings ?? []} />
      {kept !== undefined && isUnsaved && (
        <Notice
          title={words.kept()}
          action={
            <Button
              isSmall
              onClick={() => {
                setBase(saved?.revision ?? 0);
                change(saved?.sequence ?? start);
              }}
            >
              {words.afresh()}
            </Button>
          }
        />
      )}
      {saved !== undefined && <ApprovalState {...{ saved, tag, isChanged }} />}
      <div class="split gap">
        <div>
          <TextField
            label={words.name()}
            hint={words.nameHint()}
            value={name}
            onChange={(next) =>
              change({ ...sequence, name: renamed(saved?.sequence.name, next, language.value) }, 'name')
            }
          />
          <div class="gap">
            <Section title={words.steps(count(inOrder(steps).length))}>
              <p class="small soft">{words.keys()}</p>
              <Flow steps={steps} shown={{ names, ...numbers, problems, editing }} />
              <p class="vh" role="status">
                {aloud}
              </p>
            </Section>
          </div>
        </div>
        <aside class="aside" aria-label={words.sequences()}>
          <Whole
            {...{ sequence, names }}
            choices={choicesFor(sequence, undefined, assets, names)}
            change={(next) => change(next, 'whole')}
          />
          <DryRun {...{ sequence, stepName }} />
          {saved !== undefined && (
            <>
              <Versions saved={saved} onOpen={(version) => void opened(saved.sequence.id, version, change)} />
              <UsedBy saved={saved} />
            </>
          )}
        </aside>
      </div>
    </>
  );
}

/** Puts a version before into the editor; nothing is saved by it. */
async function opened(id: string, version: number, change: (sequence: Sequence) => void): Promise<void> {
  change((await callRoute('showSequenceVersion', { params: { id, version } })).sequence);
}
