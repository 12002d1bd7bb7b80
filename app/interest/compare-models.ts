import { modelRoutes, type ModelComparison } from '../../contract/interest.ts';
import { interestAt } from '../../domain/interest/heat.ts';
import { temperatureAt } from '../../domain/interest/interest.ts';
import { UserError } from '../../platform/user-error.ts';
import { scanAudience, scanSegments } from '../audience/audience-store.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findInterests } from './interest-store.ts';
import { markPartChecked } from './model-store.ts';
import { noCandidate } from './no-candidate.ts';

/** Compares one part of all customers: who would change band. `missing` are those whose replay is still to come. */
export const compareModels =
  (deps: Needs<'db' | 'freshSettings' | 'now'>): Serve<typeof modelRoutes.compareModels> =>
  async ({ body: { part } }) => {
    const { db } = deps;
    if (part >= scanSegments)
      throw new UserError(422, 'part', {
        ja: `part ${part} はありません。0 から ${scanSegments - 1} までです。`,
        en: `There is no part ${part}: parts are 0 to ${scanSegments - 1}.`,
      });
    const { model, candidateModel } = await deps.freshSettings();
    if (candidateModel === undefined) throw noCandidate();
    const at = deps.now().getTime();
    const members = [];
    for await (const member of scanAudience(db, part, model.id, deps.now().toISOString()))
      if (member.interest !== undefined) members.push(member);
    const others = await findInterests(
      db,
      members.map(({ customer }) => customer.id),
      candidateModel.id,
    );
    const changes: ModelComparison['changes'] = [];
    const bands: Record<string, number> = {};
    let missing = 0;
    for (const { customer, account, interest } of members) {
      const other = others.get(customer.id);
      if (interest === undefined || other === undefined) {
        missing++;
        continue;
      }
      const from = temperatureAt(interest, at, model);
      const to = temperatureAt(other, at, candidateModel);
      bands[`${from} -> ${to}`] = (bands[`${from} -> ${to}`] ?? 0) + 1;
      if (from !== to)
        changes.push({
          customerId: customer.id,
          name: customer.fullName ?? customer.lastName ?? '',
          account: account.name,
          from,
          to,
          pointsFrom: interestAt(interest.heat, at, model.halfLifeDays),
          pointsTo: interestAt(other.heat, at, candidateModel.halfLifeDays),
        });
    }
    if (missing === 0) await markPartChecked(db, candidateModel.id, part);
    return {
      part,
      parts: scanSegments,
      inForce: model.id,
      candidate: candidateModel.id,
      customers: members.length,
      missing,
      bands,
      changes,
    };
  };
