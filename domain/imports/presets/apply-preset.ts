import { importPresets, type ImportPreset } from './preset-names.ts';
import { columnKey } from '../clean-text.ts';
import type { ImportKind } from '../import-records.ts';
import type { Mapping } from '../match-columns.ts';
import type { FileRefusal, ReadOptions } from '../read-result.ts';
import { presets } from './presets.ts';

/** The field of each title that the program writes; empty where it gives no such file. */
export const mappingOf = (name: ImportPreset, kind: ImportKind): Mapping =>
  Object.fromEntries(
    Object.entries(presets[name].files[kind] ?? {}).flatMap(([field, titles]) =>
      titles.map((title) => [title, field]),
    ),
  );

/** What a person said of a file, with what its preset says where the person said nothing. */
export const withPreset = (kind: ImportKind, options: ReadOptions): ReadOptions =>
  options.preset === undefined
    ? options
    : { ...options, mapping: { ...mappingOf(options.preset, kind), ...options.mapping } };

/** That the program gives no such kind of file. */
export const refuseKindOfPreset = (
  preset: ImportPreset | undefined,
  kind: ImportKind,
): FileRefusal | undefined =>
  preset === undefined || importPresets[preset].kinds.some((each) => each === kind)
    ? undefined
    : { code: 'presetWithoutKind', preset, asked: kind };

/** Fewer known titles are chance: an e-mail column is in every file. */
const fewestTitles = 2;

/** That the titles of a file are not the program's. */
export function refuseTitlesOfPreset(
  preset: ImportPreset | undefined,
  kind: ImportKind,
  titles: readonly string[],
): FileRefusal | undefined {
  if (preset === undefined) return undefined;
  const keys = new Set(titles.map(columnKey));
  const fields = Object.values(presets[preset].files[kind] ?? {});
  const found = fields.filter((own) => own.some((title) => keys.has(columnKey(title))));
  if (found.length >= Math.min(fewestTitles, fields.length)) return undefined;
  return {
    code: 'notOfPreset',
    preset,
    asked: kind,
    seen: titles.filter((title) => title !== ''),
    known: fields.flatMap(([first]) => first ?? []),
  };
}
