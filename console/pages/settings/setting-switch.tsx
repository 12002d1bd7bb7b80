import type { Given } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { word } from '../../words/language.ts';

const kept = word('設定を保存しました。', 'Settings kept.');

interface SettingSwitchProps {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly tag: string | undefined;
  /** What of the settings is changed when it is turned on, or off. */
  readonly changes: (isOn: boolean) => Given<'changeSettings'>['body'];
}

/** A setting that is on or off, kept as soon as it is chosen. */
export function SettingSwitch({ title, label, hint, isOn, tag, changes }: SettingSwitchProps) {
  const { isBusy, problem, write } = useWrite();
  const choose = async (chosen: boolean): Promise<void> => {
    if ((await write('changeSettings', { body: changes(chosen) }, tag)) !== undefined) sayDone(kept());
  };
  return (
    <Section title={title}>
      <label class="choice">
        <input
          type="checkbox"
          checked={isOn}
          disabled={isBusy || !may('changeSettings')}
          onChange={({ currentTarget }) => void choose(currentTarget.checked)}
        />
        <b>{label}</b>
        <small>{hint}</small>
      </label>
      <Refusal problem={problem} />
    </Section>
  );
}
