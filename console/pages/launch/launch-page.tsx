import { useEffect, useState } from 'preact/hooks';
import type { SequenceView } from '../../../contract/saved-sequences.ts';
import { useRead } from '../../data/use-read.ts';
import { goToStep, query } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Counting } from '../segments/counting.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { phrase, word } from '../../words/language.ts';
import { isBlank, keepLaunch, keptLaunch } from './kept-launch.ts';
import { blankDraft, type LaunchDraft } from './launch-draft.ts';
import { StepAudience } from './step-audience.tsx';
import { StepSequence } from './step-sequence.tsx';
import { StepConfirm } from './step-confirm.tsx';
import { StepTexts } from './step-texts.tsx';

const words = {
  campaigns: word('施策', 'Campaigns'),
  title: word('施策を始める', 'Launch a campaign'),
  lede: word(
    '最初は関係の新しい方から少人数で送り、営業日ごとに広げます。',
    'Mails start with a few of the newest relations and widen each business day.',
  ),
  steps: word('始めるまでの手順', 'Steps to launch'),
  audience: word('対象', 'Whom'),
  sequence: word('シナリオ', 'Sequence'),
  texts: word('文面と試し送り', 'Texts and test'),
  confirm: word('確認して始める', 'Confirm'),
  undeclared: word('以前の配信停止の一覧がまだありません', 'Old refusals are not in yet'),
  undeclaredWhy: word(
    '取り込むか、「ない」と申告するまで配信を始められません。',
    'Nothing can be launched before they are imported, or stated not to exist.',
  ),
  anew: word('はじめからやり直す', 'Start over'),
  doImport: word('取り込みへ', 'To the import'),
  step: phrase(
    (number: number, name: string) => `${number} ${name}`,
    (number: number, name: string) => `${number} ${name}`,
  ),
};
const steps = ['audience', 'sequence', 'texts', 'confirm'] as const;

/** From whom to write to, over the texts, to one last page that says everything. */
export function LaunchPage() {
  const asked = query.value.get('step');
  const step = steps.find((each) => each === asked) ?? 'audience';
  const segmentId = query.value.get('segment') ?? 'all-dormant';
  const [draft, setDraft] = useState<LaunchDraft>(keptLaunch);
  useEffect(() => keepLaunch(draft), [draft]);
  const change = (changes: Partial<LaunchDraft>): void => setDraft((now) => ({ ...now, ...changes }));
  const segments = useRead('listSegments', {});
  const settings = useRead('showSettings', {});
  const sequences = useRead('listSequences', {});
  const needsApproval = settings.answer?.sequenceApproval === 'another';
  return (
    <>
      <PageHead title={words.title()} crumb={{ to: '/campaigns', name: words.campaigns() }}>
        <p>{words.lede()}</p>
      </PageHead>
      <Progress step={step} />
      {!isBlank(draft) && (
        <p class="acts">
          <Button
            kind="quiet"
            isSmall
            onClick={() => {
              setDraft(blankDraft);
              goToStep('audience');
            }}
          >
            {words.anew()}
          </Button>
        </p>
      )}
      {settings.answer?.optOutsDeclared === false && (
        <Notice
          tone="warn"
          title={words.undeclared()}
          action={
            <a class="btn sm" href="/imports?kind=opt-outs">
              {words.doImport()}
            </a>
          }
        >
          <p>{words.undeclaredWhy()}</p>
        </Notice>
      )}
      <Counting of={segments} />
      <Shown of={segments}>
        {({ segments: all }) => (
          <Shown of={sequences}>
            {({ sequences: known }) => {
              const chosen = all.find(({ segment }) => segment.id === segmentId) ?? all[0];
              const sequence = chosenOf(known);
              if (chosen === undefined || sequence === undefined) return null;
              const given = { sequence, needsApproval, draft, change };
              switch (step) {
                case 'audience':
                  return <StepAudience all={all} chosen={chosen} next={() => goToStep('sequence')} />;
                case 'sequence':
                  return (
                    <StepSequence
                      all={known}
                      chosen={sequence}
                      needsApproval={needsApproval}
                      next={() => goToStep('texts')}
                    />
                  );
                case 'texts':
                  return <StepTexts {...given} chosen={chosen} next={() => goToStep('confirm')} />;
                case 'confirm':
                  return (
                    <StepConfirm {...given} withoutOverlap={chosen} launched={() => keepLaunch(blankDraft)} />
                  );
                default:
                  return step satisfies never;
              }
            }}
          </Shown>
        )}
      </Shown>
    </>
  );
}

/** The sequence that the address names, else the three mails that ship, else whatever there is. */
const chosenOf = (known: readonly SequenceView[]): SequenceView | undefined =>
  known.find(({ sequence }) => sequence.id === query.value.get('sequence')) ??
  known.find(({ sequence }) => sequence.id === 'three-mails') ??
  known[0];

function Progress({ step }: { readonly step: string }) {
  const at = steps.findIndex((each) => each === step);
  const names = {
    audience: words.audience(),
    sequence: words.sequence(),
    texts: words.texts(),
    confirm: words.confirm(),
  };
  return (
    <ol class="steps" aria-label={words.steps()}>
      {steps.map((each, index) => (
        <li key={each} aria-current={index === at ? 'step' : undefined}>
          {index < at && <Icon name="done" />}
          {index < at ? (
            <button type="button" class="linklike" onClick={() => goToStep(each)}>
              {names[each]}
            </button>
          ) : (
            words.step(index + 1, names[each])
          )}
        </li>
      ))}
    </ol>
  );
}
