import { importKindSchema, type ImportKind } from '../../domain/imports/import-records.ts';
import { UserError } from '../../platform/user-error.ts';

const kinds: ReadonlyMap<string, ImportKind> = new Map([
  ['customers', 'customer'],
  ['accounts', 'account'],
  ['deals', 'deal'],
  ['owners', 'owner'],
  ['webinar', 'webinar'],
  ['inquiry', 'inquiry'],
  ['inquiries', 'inquiry'],
  ['opt-outs', 'optOut'],
  ['feedback', 'feedback'],
]);

/** The kind of file that a name means. */
export function kindOf(name: string): ImportKind {
  const direct = importKindSchema.safeParse(name);
  const kind = kinds.get(name) ?? (direct.success ? direct.data : undefined);
  if (kind !== undefined) return kind;
  throw new UserError(404, 'unknown-kind', {
    ja: `取込の種類「${name}」はありません。${[...kinds.keys()].join('、')} のいずれかを指定してください。`,
    en: `There is no import of "${name}". Use one of ${[...kinds.keys()].join(', ')}.`,
  });
}
