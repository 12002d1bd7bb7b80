import { cleanLines, escapeHtml } from '../../domain/kernel/clean-text.ts';
import { markup, type Html, nothing } from '../content/markup.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceField {
  readonly name: string;
  readonly legend: string;
  /** Why it is asked. */
  readonly hint?: string | undefined;
  readonly choices: readonly Choice[];
  readonly chosen?: string | undefined;
  readonly pairs?: boolean | undefined;
  readonly required?: boolean | undefined;
}

/** One of several, each a large target. Ids are `name-value`. */
export function choiceField(field: ChoiceField): Html {
  return markup`<fieldset><legend>${field.legend}${hintOf(field.hint)}</legend>
${choiceList(field)}
</fieldset>`;
}

/** The choices alone, where a fieldset holds more than them. */
export function choiceList({ name, choices, chosen, pairs, required }: ChoiceField): Html {
  const list = choices.map(({ value, label }) => {
    const id = `${name}-${value}`;
    const state = [value === chosen ? ' checked' : '', required === true ? ' required' : ''].join('');
    return markup`<label class="choice" for="${id}"><input type="radio" id="${id}" name="${name}" value="${value}"${{ html: state }}><span>${label}</span></label>`;
  });
  return markup`<div class="${pairs === true ? 'choices pairs' : 'choices'}">
${list}
</div>`;
}

export interface InputField {
  readonly name: string;
  readonly label: string | Html;
  readonly type: 'text' | 'email' | 'date' | 'datetime-local';
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly problem?: string | undefined;
  /** 200 where nothing is said. */
  readonly maxLength?: number | undefined;
}

export function inputField({
  name,
  label,
  type,
  hint,
  value,
  autocomplete,
  problem,
  maxLength,
}: InputField): Html {
  const completing = autocomplete === undefined ? nothing : markup` autocomplete="${autocomplete}"`;
  return markup`<div class="field"><label for="${name}">${label}${hintOf(hint)}</label>
${problemOf(name, problem)}<input type="${type}" id="${name}" name="${name}" value="${value ?? ''}" maxlength="${maxLength ?? 200}"${completing}${describedBy(name, problem)}>
</div>`;
}

export interface TextField {
  readonly name: string;
  readonly label: string | Html;
  readonly value?: string | undefined;
  readonly problem?: string | undefined;
  readonly maxLength: number;
  /** 4 where nothing is said. */
  readonly rows?: number | undefined;
}

export function textField({ name, label, value, problem, maxLength, rows }: TextField): Html {
  const text: Html = { html: escapeHtml(cleanLines(value)) };
  return markup`<div class="field"><label for="${name}">${label}</label>
${problemOf(name, problem)}<textarea id="${name}" name="${name}" rows="${rows ?? 4}" maxlength="${maxLength}"${describedBy(name, problem)}>${text}</textarea>
</div>`;
}

/** One of several that may all be ticked, as large as a choice. */
export const checkBox = (name: string, label: string, given: string | undefined): Html =>
  markup`<label class="choice" for="${name}"><input type="checkbox" id="${name}" name="${name}" value="on"${{ html: (given ?? '') === '' ? '' : ' checked' }}><span>${label}</span></label>`;

/** One of a list, folded. */
export function selectField(
  name: string,
  label: string,
  choices: readonly Choice[],
  chosen: string | undefined,
): Html {
  const options = choices.map(
    (choice) =>
      markup`<option value="${choice.value}"${{ html: choice.value === chosen ? ' selected' : '' }}>${choice.label}</option>`,
  );
  return markup`<div class="field"><label for="${name}">${label}</label>
<select id="${name}" name="${name}">
${options}
</select>
</div>`;
}

export const hidden = (name: string, value: string): Html =>
  markup`<input type="hidden" name="${name}" value="${value}">`;

const hintOf = (hint: string | undefined): Html =>
  hint === undefined ? nothing : markup`<span class="hint">${hint}</span>`;

const problemOf = (name: string, problem: string | undefined): Html =>
  problem === undefined ? nothing : markup`<span class="problem" id="${name}-problem">${problem}</span>`;

const describedBy = (name: string, problem: string | undefined): Html =>
  problem === undefined ? nothing : markup` aria-invalid="true" aria-describedby="${name}-problem"`;
