import { word } from '../../words/language.ts';
import { ActFields } from './act-fields.tsx';
import type { FormChoices } from './form-choices.ts';
import { NumberField } from './number-field.tsx';
import type { StepOf } from './sequence-draft.ts';
import { WhenFields } from './when-fields.tsx';

const words = {
  title: word('送らない場合', 'When it is not sent'),
  unless: word('この行動があった方には送らない', 'Not to those who did this'),
  notAfter: word('この時期を過ぎたら送らない', 'Not after this moment'),
  late: word('遅れすぎたら送らない（省略時30日）', 'Not when too late (30 days unless said)'),
  days: word('何日の遅れまで', 'At most so many days late'),
};

interface MailLimitsProps {
  readonly value: StepOf<'mail'>;
  readonly choices: FormChoices;
  readonly onChange: (mail: StepOf<'mail'>) => void;
}

/** When a mail is left out, and the sequence goes on. */
export const MailLimits = ({ value, choices, onChange }: MailLimitsProps) => (
  <details open={value.unless !== undefined || value.notAfter !== undefined}>
    <summary>{words.title()}</summary>
    <Switch
      label={words.unless()}
      isOn={value.unless !== undefined}
      onSwitch={(isOn) => onChange({ ...value, unless: isOn ? { kind: 'click' } : undefined })}
    />
    {value.unless !== undefined && (
      <ActFields
        value={value.unless}
        choices={choices}
        onChange={(unless) => onChange({ ...value, unless })}
      />
    )}
    <Switch
      label={words.notAfter()}
      isOn={value.notAfter !== undefined}
      onSwitch={(isOn) => onChange({ ...value, notAfter: isOn ? { on: choices.today } : undefined })}
    />
    {value.notAfter !== undefined && (
      <WhenFields
        value={value.notAfter}
        choices={choices}
        onChange={(notAfter) => onChange({ ...value, notAfter })}
      />
    )}
    <Switch
      label={words.late()}
      isOn={value.maxLateDays !== undefined}
      onSwitch={(isOn) => onChange({ ...value, maxLateDays: isOn ? 30 : undefined })}
    />
    {value.maxLateDays !== undefined && (
      <div class="fields">
        <NumberField
          label={words.days()}
          value={value.maxLateDays}
          from={1}
          to={365}
          onChange={(maxLateDays) => onChange({ ...value, maxLateDays })}
        />
      </div>
    )}
  </details>
);

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

const Switch = ({ label, isOn, onSwitch }: SwitchProps) => (
  <label class="choice">
    <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => onSwitch(currentTarget.checked)} />
    <b>{label}</b>
  </label>
);
