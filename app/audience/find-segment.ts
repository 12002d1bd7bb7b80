import type { GivenSegment } from '../../contract/audience.ts';
import { ruleProblems } from '../../contract/rule-problems.ts';
import { isReadyMadeId, readyMadeIn } from '../../domain/audience/ready-made.ts';
import { ruleSchema, type Rule } from '../../domain/audience/rule.ts';
import type { Segment } from '../../domain/audience/segment.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { loadSettings } from '../settings/settings-store.ts';
import { UserError } from '../../platform/user-error.ts';
import { findSavedSegment, listSavedSegments, type StoredSegment } from './segment-store.ts';

/** A ready-made or saved segment as it is now. */
export async function segmentById(db: Database, id: string): Promise<Segment> {
  return (await readyMadeById(db, id)) ?? segmentOf(await savedOr404(db, id));
}

/** A segment that ships, in the company's currency; undefined where none of this id does. */
export const readyMadeById = async (db: Database, id: string): Promise<Segment | undefined> =>
  isReadyMadeId(id) ? (await readyMade(db)).find((segment) => segment.id === id) : undefined;

const readyMade = async (db: Database): Promise<readonly Segment[]> =>
  readyMadeIn((await loadSettings(db)).currency);

/** A saved segment that nobody removed. */
export async function savedOr404(db: Database, id: string): Promise<StoredSegment> {
  const saved = await findSavedSegment(db, id);
  if (saved !== undefined && saved.isRemoved !== true) return saved;
  throw unknownSegment(id, await knownSegments(db));
}

/** The ready-made segments, then the saved ones. */
export const knownSegments = async (db: Database): Promise<readonly Segment[]> => [
  ...(await readyMade(db)),
  ...(await listSavedSegments(db)).map((saved) => segmentOf(saved)),
];

export const segmentOf = ({ id, name, version, rule }: StoredSegment): Segment => ({
  id,
  name,
  version,
  rule,
});

/** A segment of the caller's own, once its rule is checked. */
export function checkedSegment({ id, name, rule, conditions }: GivenSegment): Segment {
  if (rule === undefined && conditions !== undefined) return { id, name, conditions };
  return { id, name, rule: checkedRule(rule) };
}

/** What a caller gave as a rule; every wrong part of it is said with its place, its value and the remedy. */
export function checkedRule(given: unknown): Rule {
  const errors = ruleProblems(given);
  if (errors.length === 0) return ruleSchema.parse(given);
  const list = (locale: Locale): string =>
    errors.map(({ place, message }) => `${place}: ${message[locale]}`).join(' ');
  throw new UserError(
    422,
    'rule',
    { ja: `条件に誤りがあります。${list('ja')}`, en: `The rule is not right. ${list('en')}` },
    errors.map(({ place, message, choices }) => ({
      place,
      message,
      ...(choices === undefined ? {} : { choices: [...choices] }),
    })),
  );
}

export function unknownSegment(id: string, known: readonly Segment[]): UserError {
  const ids = known.map((segment) => segment.id).join(', ');
  return new UserError(404, 'unknown-segment', {
    ja: `対象条件「${id}」はありません。次のいずれかを指定してください: ${ids}`,
    en: `There is no segment "${id}". Use one of: ${ids}`,
  });
}
