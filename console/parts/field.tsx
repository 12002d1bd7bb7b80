import type { ComponentChildren, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** The control, with what names and describes it. */
  readonly children: (bound: Bound) => ComponentChildren;
}

export interface Bound {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/** A control with its label above, a hint between, and what is wrong with it below. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(
    (each) => each !== '',
  );
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-invalid': error !== undefined,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
      })}
      {error !== undefined && (
        <p class="err" id={`${id}-error`} role="alert">
          <Icon name="warning" /> {error}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'date' | 'search';
  readonly autocomplete?: 'email' | 'name' | 'off';
}

/** One line of text. */
export const TextField = ({
  value,
  onChange,
  type = 'text',
  autocomplete = 'off',
  ...rest
}: TextFieldProps) => (
  <Field {...rest}>
    {(bound) => {
      const common = {
        ...bound,
        value,
        autocomplete,
        onInput: ({ currentTarget }: TargetedInputEvent<HTMLInputElement>) => onChange(currentTarget.value),
      };
      switch (type) {
        case 'text':
          return <input {...common} type="text" />;
        case 'email':
          return <input {...common} type="email" />;
        case 'date':
          return <input {...common} type="date" />;
        case 'search':
          return <input {...common} type="search" />;
        default:
          return type satisfies never;
      }
    }}
  </Field>
);

interface SelectFieldProps<Value extends string> extends Omit<FieldProps, 'children'> {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly name: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few. */
export const SelectField = <Value extends string>({
  value,
  options,
  onChange,
  ...rest
}: SelectFieldProps<Value>) => (
  <Field {...rest}>
    {(bound) => (
      <select
        {...bound}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex];
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((each) => (
          <option key={each.value} value={each.value} selected={each.value === value}>
            {each.name}
          </option>
        ))}
      </select>
    )}
  </Field>
);

interface SegmentsProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly name: string }[];
  readonly onChange: (value: Value) => void;
}

/** Two to five short choices of a view. */
export function Segments<Value extends string>({ name, value, options, onChange }: SegmentsProps<Value>) {
  const id = useId();
  return (
    <div class="seg" role="radiogroup" aria-label={name}>
      {options.map((each) => (
        <label key={each.value}>
          <input
            type="radio"
            name={id}
            value={each.value}
            checked={each.value === value}
            onChange={() => onChange(each.value)}
          />
          {each.name}
        </label>
      ))}
    </div>
  );
}
