import { ownerRoutes } from '../../contract/owners.ts';
import type { Owner } from '../../domain/people/customer.ts';
import type { PresentState } from '../../platform/stale-write.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { calledAlone, calledOr404 } from './owner-called.ts';
import { contentTag, refuseStale } from '../kernel/write-over.ts';
import { listOwners, setAbsence, type Absence } from './owner-store.ts';

/** When somebody is away, and who stands in. */
export const changeAbsence =
  ({ db, now }: Needs<'db' | 'now'>): Serve<typeof ownerRoutes.changeAbsence> =>
  async ({ body: { name, from, until, deputy } }, caller) => {
    const owners = await listOwners(db);
    const owner = calledOr404(owners, name);
    if (from !== undefined && until !== undefined && from > until) throw backwards(from, until);
    const named = deputy === undefined ? undefined : calledOr404(owners, deputy);
    if (named?.id === owner.id) throw ownDeputy(owner.name);
    const deputyName = named === undefined ? undefined : calledAlone(named, owners);
    refuseStale(caller, presentAbsence(owner));
    const absence = { absentFrom: from, absentUntil: until, deputyName };
    const changed = { by: caller.name, at: now().toISOString() };
    const over = caller.over === undefined ? undefined : owner;
    if (!(await setAbsence(db, owner.id, absence, { ...changed, over })))
      refuseStale(caller, presentAbsence(calledOr404(await listOwners(db), name)));
    caller.tagged(absenceTag(absence));
    const { absentFrom, absentUntil, deputyName: formerDeputy } = owner;
    caller.changed({
      thing: owner.name,
      before: { absentFrom, absentUntil, deputyName: formerDeputy },
      after: absence,
    });
    return { owner: { ...owner, ...absence } };
  };

/** The same absence has the same tag: what an import writes of an owner does not matter. */
export const absenceTag = ({ absentFrom, absentUntil, deputyName }: Absence): string =>
  contentTag([absentFrom, absentUntil, deputyName]);

const presentAbsence = (owner: Owner): PresentState => ({
  tag: absenceTag(owner),
  ...owner.absenceChanged,
  present: { owner },
});

const backwards = (from: string, until: string): UserError =>
  new UserError(422, 'absence', {
    ja: `不在の終わり（${until}）が始まり（${from}）より前です。日付を入れ替えてください。`,
    en: `The absence ends (${until}) before it begins (${from}). Swap the days.`,
  });

const ownDeputy = (name: string): UserError =>
  new UserError(422, 'deputy', {
    ja: `「${name}」さんの代理に、ご本人は指定できません。別の方を指定してください。`,
    en: `${name} cannot stand in for himself or herself. Name somebody else.`,
  });
