import type { Answer } from '../../data/call-api.ts';
import { language, said } from '../../words/language.ts';
import { renamed } from '../../words/renamed.ts';

export type Settings = Answer<'showSettings'>;

/** Settings of which several are one group, sent whole. */
export type Group =
  | 'dormancy'
  | 'exclusion'
  | 'frequency'
  | 'kpis'
  | 'effects'
  | 'site'
  | 'weekly'
  | 'meetingMail';

/** One setting that people read and write as text. */
export interface SettingField {
  readonly id: string;
  readonly name: () => string;
  /** As it is typed. */
  readonly read: (settings: Settings) => string;
  /** What is sent for what was typed; undefined where it cannot be read. Without it: the text. */
  readonly write?: (typed: string, settings: Settings) => unknown;
  /** One of a few, by what is typed for each. */
  readonly choices?: readonly Choice[];
  /** The group of settings that it stands in. */
  readonly group?: Group;
  /** Nothing works well without it. */
  readonly isAskedFor?: boolean;
  /** A target of this KPI, typed in per cent; empty: none. */
  readonly target?: SharedKpiName;
}

interface Choice {
  readonly value: string;
  readonly name: () => string;
}

type OwnWords = 'topic' | 'industryQuestion';
export type SharedKpiName = keyof Settings['kpis']['targets'];
type Values = Readonly<Record<string, unknown>>;

/** Where it stands among the settings: `frequency.daysApart`. */
export const placeOf = ({ id, group, target }: SettingField): string =>
  [group, target === undefined ? undefined : 'targets', id].filter((each) => each !== undefined).join('.');

/** The value as it is read. */
export function shownOf(settings: Settings, { read, choices }: SettingField): string {
  const value = read(settings);
  return choices?.find((each) => each.value === value)?.name() ?? value;
}

/** Whether what was typed can be sent. */
export const isReadable = ({ write }: SettingField, typed: string, settings: Settings): boolean =>
  write === undefined || write(typed, settings) !== undefined;

/** What is sent for what was typed: a whole group where a setting stands in one. */
export function changesOf(
  settings: Settings,
  fields: readonly SettingField[],
  typed: Readonly<Record<string, string>>,
): Values {
  const changes: Record<string, unknown> = {};
  for (const field of fields) {
    const { id, group, target, write } = field;
    const text = (typed[id] ?? '').trim();
    const value = write === undefined ? text : write(text, settings);
    if (group === undefined) changes[id] = value;
    else {
      const whole = { ...settings[group], ...Object(changes[group]) };
      changes[group] =
        target === undefined
          ? { ...whole, [id]: value }
          : { ...whole, targets: withTarget(whole, target, value) };
    }
  }
  return changes;
}

/** The targets are one setting: those that were emptied are left out of it. */
function withTarget(whole: Values, target: SharedKpiName, share: unknown): Values {
  const targets: Values = { ...Object(whole['targets']), [target]: share };
  return Object.fromEntries(Object.entries(targets).filter(([, each]) => each !== null));
}

type TextName =
  | 'locale'
  | 'currency'
  | 'companyName'
  | 'senderAddress'
  | 'staffSenderAddress'
  | 'postalCode'
  | 'postalAddress'
  | 'phone'
  | 'contactUrl'
  | 'privacyUrl'
  | 'supportAddress'
  | 'marketingAddress';
type ChoiceName = 'monthlyApproval' | 'sequenceApproval' | 'copiesOfReports' | 'locale';

/** A setting that is a text. */
export const text = (id: TextName, name: () => string): SettingField => ({
  id,
  name,
  read: (settings) => settings[id],
});

/** Words of the company's own, shown and changed in the reader's language. */
export const ownWords = (id: OwnWords, name: () => string): SettingField => ({
  id,
  name,
  read: (settings) => said(settings[id]),
  write: (typed, settings) => renamed(settings[id], typed, language.value),
  isAskedFor: true,
});

/** A setting that is one of a few words. */
export const choice = (id: ChoiceName, name: () => string, choices: readonly Choice[]): SettingField => ({
  id,
  name,
  read: (settings) => settings[id],
  choices,
});

/** A number, in a group or alone. */
export const number = (
  id: string,
  name: () => string,
  read: (settings: Settings) => number,
  group?: Group,
): SettingField => ({
  id,
  name,
  read: (settings) => String(read(settings)),
  write: numberOf,
  ...(group === undefined ? {} : { group }),
});

/** Domains or hosts, one after the other. */
export const domains = (
  id: string,
  name: () => string,
  group: 'exclusion' | 'site',
  read: (settings: Settings) => readonly string[],
): SettingField => ({
  id,
  name,
  group,
  read: (settings) => read(settings).join(', '),
  write: (typed) =>
    typed
      .normalize('NFKC')
      .split(/[\s,、;]+/)
      .filter((each) => each !== '')
      .map((each) => each.toLowerCase()),
});

/** A number as it is typed: 8 or ８. */
export const numberOf = (typed: string): number | undefined => {
  const plain = typed.normalize('NFKC').trim();
  return plain === '' || Number.isNaN(Number(plain)) ? undefined : Number(plain);
};
