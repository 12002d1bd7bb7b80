import { useState } from 'preact/hooks';
import type { CampaignView } from '../../../contract/sequences.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, word } from '../../words/language.ts';

const words = {
  pause: word('一時停止', 'Pause'),
  paused: phrase(
    (name: string) => `「${name}」を一時停止しました。`,
    (name: string) => `Paused "${name}".`,
  ),
  resume: word('再開', 'Resume'),
  resumed: phrase(
    (name: string) => `「${name}」を再開しました。`,
    (name: string) => `Resumed "${name}".`,
  ),
  end: word('終了する', 'End'),
  endForGood: word('この施策を終了する（元に戻せません）', 'End it for good'),
  keep: word('やめておく', 'Keep it'),
  ended: phrase(
    (name: string) => `「${name}」を終了しました。`,
    (name: string) => `Ended "${name}".`,
  ),
};

/** Holds, resumes, ends. Holding can be undone at once; ending cannot, so it asks first. */
export function CampaignActions({
  campaign: { id, name, state },
  tag,
}: {
  readonly campaign: CampaignView['campaign'];
  /** Of what is shown: who was faster is named. */
  readonly tag: string | undefined;
}) {
  const { isBusy, problem, write } = useWrite();
  const [isEnding, setIsEnding] = useState(false);
  const given = { params: { id } };
  const pause = async (over?: string): Promise<void> => {
    if ((await write('pauseCampaign', given, over)) !== undefined)
      sayDone(words.paused(name), () => void resume());
  };
  const resume = async (over?: string): Promise<void> => {
    if ((await write('resumeCampaign', given, over)) !== undefined)
      sayDone(words.resumed(name), () => void pause());
  };
  const end = async (): Promise<void> => {
    if ((await write('endCampaign', given, tag)) !== undefined) sayDone(words.ended(name));
    setIsEnding(false);
  };
  if (state === 'ended') return null;
  return (
    <>
      {isEnding ? (
        <>
          <Button kind="danger" isBusy={isBusy} onClick={() => void end()}>
            {words.endForGood()}
          </Button>
          <Button kind="quiet" onClick={() => setIsEnding(false)}>
            {words.keep()}
          </Button>
        </>
      ) : (
        <>
          {state === 'running' ? (
            <Button isBusy={isBusy} onClick={() => void pause(tag)}>
              {words.pause()}
            </Button>
          ) : (
            <Button kind="primary" isBusy={isBusy} onClick={() => void resume(tag)}>
              {words.resume()}
            </Button>
          )}
          <Button kind="danger" onClick={() => setIsEnding(true)}>
            {words.end()}
          </Button>
        </>
      )}
      <Refusal problem={problem} />
    </>
  );
}
