import type { Answer } from '../../data/call-api.ts';
import type { TwoValues } from '../../parts/somebody-was-faster.tsx';
import type { SettingField } from './setting-field.ts';

type Values = Readonly<Record<string, string>>;

/** A part of the settings while it is edited. */
export interface SettingsDraft {
  readonly typed: Values;
  /** As the fields were when they were read. */
  readonly read: Values;
  /** The tag of that reading. */
  readonly over: string | undefined;
  /** Somebody was faster: what is there, and what was typed. */
  readonly both?: { readonly theirs: Values; readonly mine: Values };
}

/** A draft in which nothing is changed yet. */
export function draftOf(
  settings: Answer<'showSettings'>,
  fields: readonly SettingField[],
  over: string | undefined,
): SettingsDraft {
  const read = Object.fromEntries(fields.map((field) => [field.id, field.read(settings)]));
  return { typed: read, read, over };
}

/** The draft over what is there now: a field that was not touched takes the new value, what was typed stays. */
export function comparedDraft(draft: SettingsDraft, now: SettingsDraft): SettingsDraft {
  const typed = Object.fromEntries(
    Object.entries(now.read).map(([id, theirs]) => [
      id,
      draft.typed[id] === draft.read[id] ? theirs : (draft.typed[id] ?? ''),
    ]),
  );
  return { typed, read: now.read, over: now.over, both: { theirs: now.read, mine: draft.typed } };
}

/** The fields in which both differ, and which value is chosen. */
export const twoValuesOf = (
  fields: readonly SettingField[],
  typed: Values,
  { theirs, mine }: NonNullable<SettingsDraft['both']>,
): readonly TwoValues[] =>
  fields.flatMap(({ id, name }) => {
    const both = { id, name: name(), theirs: theirs[id] ?? '', mine: mine[id] ?? '' };
    if (both.theirs === both.mine) return [];
    return [{ ...both, chosen: typed[id] === both.theirs ? 'theirs' : 'mine' }];
  });
