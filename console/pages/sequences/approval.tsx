import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, said, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

const words = {
  missing: word(
    'まだ承認されていません。承認されるまで、このシナリオで施策は始められません。',
    'Not approved yet: no campaign can be launched with it before.',
  ),
  notYours: word(
    '保存した方とは別の方が、この画面で承認します。',
    'Somebody other than its writer approves it on this page.',
  ),
  changed: word('変更を保存してから承認します。', 'Save the changes first.'),
  approve: word('この内容で承認する', 'Approve it as it stands'),
  approved: phrase(
    (at: string, by: string) => `${at} に${by}さんが承認しました。変更すると、もう一度承認が必要です。`,
    (at: string, by: string) => `Approved ${at} by ${by}. Any change voids it.`,
  ),
  done: phrase(
    (name: string) => `「${name}」を承認しました。`,
    (name: string) => `Approved "${name}".`,
  ),
};

interface ApprovalProps {
  readonly saved: Answer<'showSequence'>;
  readonly tag: string | undefined;
  readonly isChanged: boolean;
}

/** Whether somebody has approved it, where the company asks for that; a second person does so here. */
export function ApprovalState({
  saved: { sequence, revision, approval, approved },
  tag,
  isChanged,
}: ApprovalProps) {
  const { isBusy, problem, write } = useWrite();
  if (approved !== undefined)
    return <Notice tone="ok">{<p>{words.approved(moment(approved.at), approved.by)}</p>}</Notice>;
  if (!approval.isMissing) return null;
  const approve = async (): Promise<void> => {
    const body = revision === undefined ? {} : { revision };
    if ((await write('saveSequence', { params: { id: sequence.id }, body }, tag)) !== undefined)
      sayDone(words.done(said(sequence.name)));
  };
  const mayApprove = approval.isYours && may('saveSequence');
  return (
    <>
      <Notice
        tone="warn"
        title={words.missing()}
        action={
          mayApprove && (
            <Button
              isSmall
              isBusy={isBusy}
              disabledBecause={isChanged ? words.changed() : undefined}
              onClick={() => void approve()}
            >
              {words.approve()}
            </Button>
          )
        }
      >
        {!mayApprove && <p>{words.notYours()}</p>}
      </Notice>
      <Refusal problem={problem} />
    </>
  );
}
