import { cleanLines, escapeHtml } from '../content/clean-text.ts';
import { html, type Html, nothing } from './page.ts';

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
  return html`<fieldset>
    <legend>${field.legend}${hintOf(field.hint)}</legend>
    ${choiceList(field)}
  </fieldset>`;
}

/** The choices alone, where a fieldset holds more than them. */
export function choiceList({ name, choices, chosen, pairs, required }: ChoiceField): Html {
  const list = choices.map(
    ({ value, label }) =>
      html`<label class="choice" for="${name}-${value}"
        ><input
          type="radio"
          id="${name}-${value}"
          name="${name}"
          value="${value}"
          ${flag(' checked', value === chosen)}${flag(' required', required === true)}
        /><span>${label}</span></label
      >`,
  );
  return html`<div class="choices${flag(' pairs', pairs === true)}">${list}</div>`;
}

export interface InputField {
  readonly name: string;
  readonly label: string | Html;
  readonly type: 'text' | 'email' | 'date' | 'datetime-local';
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly problem?: string | undefined;
}

export function inputField({ name, label, type, hint, value, autocomplete, problem }: InputField): Html {
  return html`<div class="field">
    <label for="${name}">${label}${hintOf(hint)}</label> ${problemOf(name, problem)}<input
      type="${type}"
      id="${name}"
      name="${name}"
      value="${value ?? ''}"
      maxlength="200"
      ${autocomplete === undefined ? nothing : html` autocomplete="${autocomplete}"`}${describedBy(name, problem)}
    />
  </div>`;
}

export interface TextField {
  readonly name: string;
  readonly label: string | Html;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly problem?: string | undefined;
  readonly maxLength: number;
}

export function textField({ name, label, hint, value, problem, maxLength }: TextField): Html {
  const text: Html = { html: escapeHtml(cleanLines(value)) };
  return html`<div class="field">
    <label for="${name}">${label}${hintOf(hint)}</label> ${problemOf(name, problem)}<textarea
      id="${name}"
      name="${name}"
      rows="4"
      maxlength="${maxLength}"
      ${describedBy(name, problem)}
    >
${text}</textarea>
  </div>`;
}

/** A list to choose from, beginning with "not said". */
export function selectField(
  name: string,
  label: string,
  choices: readonly Choice[],
  chosen: string | undefined,
): Html {
  const options = choices.map(
    ({ value, label: text }) =>
      html`<option value="${value}" ${flag(' selected', value === chosen)}>${text}</option>`,
  );
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${options}
    </select>
  </div>`;
}

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

const hintOf = (hint: string | undefined): Html =>
  hint === undefined ? nothing : html`<span class="hint">${hint}</span>`;

const problemOf = (name: string, problem: string | undefined): Html =>
  problem === undefined ? nothing : html`<span class="problem" id="${name}-problem">${problem}</span>`;

const describedBy = (name: string, problem: string | undefined): Html =>
  problem === undefined ? nothing : html` aria-invalid="true" aria-describedby="${name}-problem"`;

const flag = (attribute: string, isSet: boolean): Html => ({ html: isSet ? attribute : '' });
