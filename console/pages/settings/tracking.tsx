import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { word } from '../../words/language.ts';

const words = {
  title: word('開封・クリックの計測', 'Counting opens and clicks'),
  unasked: word(
    '計測への同意を尋ねていない方も計測する',
    'Count those as well whom nobody asked for consent',
  ),
  why: word(
    '外すと、同意のある方だけを計測します。断った方は、どちらでも計測しません。',
    'Without it only those who agreed are counted. Whoever refused never is.',
  ),
  kept: word('設定を保存しました。', 'Settings kept.'),
};

interface TrackingProps {
  readonly isUnaskedTracked: Answer<'showSettings'>['tracksUnasked'];
  readonly tag: string | undefined;
}

/** Whose opens and clicks are counted. */
export function Tracking({ isUnaskedTracked, tag }: TrackingProps) {
  const { isBusy, problem, write } = useWrite();
  const choose = async (tracksUnasked: boolean): Promise<void> => {
    if ((await write('changeSettings', { body: { tracksUnasked } }, tag)) !== undefined)
      sayDone(words.kept());
  };
  return (
    <Section title={words.title()}>
      <label class="choice">
        <input
          type="checkbox"
          checked={isUnaskedTracked}
          disabled={isBusy || !may('changeSettings')}
          onChange={({ currentTarget }) => void choose(currentTarget.checked)}
        />
        <b>{words.unasked()}</b>
        <small>{words.why()}</small>
      </label>
      <Refusal problem={problem} />
    </Section>
  );
}
