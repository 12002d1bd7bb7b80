import { noSuchMapping, type importMappingRoutes } from '../../contract/import-mappings.ts';
import { closestWord } from '../../contract/closest-word.ts';
import { fieldOfMapping, isIgnored } from '../../domain/imports/match-columns.ts';
import { fieldsOfKind } from '../../domain/imports/read-records.ts';
import type { ImportKind } from '../../domain/imports/import-records.ts';
import { UserError, type WrongPlace } from '../../platform/user-error.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import type { Deps } from './deps.ts';
import { kindOf } from './import-kind.ts';
import { deleteMapping, listMappings, putMapping, type SavedMapping } from './mapping-store.ts';

/** More are a sign that files are named and not what their columns mean. */
const mostMappings = 200;

export const listImportMappings =
  ({ db }: Pick<Deps, 'db'>): Serve<typeof importMappingRoutes.listImportMappings> =>
  async () => ({ mappings: (await listMappings(db)).map((each) => viewOf(each)) });

/** Keeps what the columns of a kind of file mean under a name, in the place of what had that name. */
export const saveImportMapping =
  ({ db, now }: Pick<Deps, 'db' | 'now'>): Serve<typeof importMappingRoutes.saveImportMapping> =>
  async ({ params, body: { name, mapping } }, caller) => {
    const kind = kindOf(params.kind);
    refuseUnknown(kind, mapping);
    const others = (await listMappings(db)).filter((each) => each.kind !== kind || each.name !== name);
    if (others.length >= mostMappings) throw tooMany;
    const saved: SavedMapping = {
      schemaVersion: 1,
      kind,
      name,
      mapping,
      at: now().toISOString(),
      by: caller.name ?? '',
    };
    await putMapping(db, saved);
    return viewOf(saved);
  };

export const removeImportMapping =
  ({ db }: Pick<Deps, 'db'>): Serve<typeof importMappingRoutes.removeImportMapping> =>
  async ({ params, query: { name } }) => {
    const kind = kindOf(params.kind);
    const known = (await listMappings(db)).filter((each) => each.kind === kind);
    if (!known.some((each) => each.name === name))
      throw new UserError(
        404,
        'unknown-mapping',
        noSuchMapping(
          name,
          known.map((each) => each.name),
        ),
      );
    await deleteMapping(db, { kind, name });
    return { kind, name };
  };

const viewOf = ({ kind, name, mapping, at, by }: SavedMapping) => ({ kind, name, mapping, at, by });

function refuseUnknown(kind: ImportKind, mapping: Readonly<Record<string, string>>): void {
  const fields = fieldsOfKind(kind);
  const wrong = Object.entries(mapping).flatMap(([column, given]): WrongPlace[] => {
    const { field } = fieldOfMapping(given);
    if (isIgnored(field) || fields.includes(field)) return [];
    const near = closestWord(field, fields);
    const message = {
      ja: `列『${column}』の対応先『${field}』という項目はありません。${near === undefined ? '項目を選び直してください。' : `もしかして: ${near}`}`,
      en: `Column "${column}" is mapped to "${field}", which is not a field. ${near === undefined ? 'Choose another field.' : `Did you mean ${near}?`}`,
    };
    return [{ place: `body.mapping.${column}`, message, choices: fields }];
  });
  const [first] = wrong;
  if (first !== undefined) throw new UserError(422, 'unknown-field', first.message, wrong);
}

const tooMany = new UserError(422, 'too-many-mappings', {
  ja: `保存した対応が${mostMappings}件あります。使わないものを消してから保存してください。`,
  en: `There are ${mostMappings} saved mappings. Remove those that nobody uses first.`,
});
