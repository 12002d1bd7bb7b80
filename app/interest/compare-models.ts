import { modelRoutes, type ModelComparison } from '../../contract/interest.ts';
import { interestAt } from '../../domain/interest/heat.ts';
import { temperatureAt } from '../../domain/interest/interest.ts';
import { scanAudience } from '../audience/audience-store.ts';
import { partAsked } from '../audience/parts-store.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findInterests } from './interest-store.ts';
import { markPartChecked } from './model-store.ts';
import { noCandidate } from './no-candidate.ts';

/** Of each only interests are read. */
const PEOPLE_A_PART = 5000;

/** Compares one part of all customers: who would change band. `missing` are those whose replay is still to come. */
export const compareModels =
  (deps: Needs<'db' | 'freshSettings' | 'now'>): Serve<typeof modelRoutes.compareModels> =>
  async ({ body }) => {
    const { db } = deps;
    const { part, of } = await partAsked(db, body, PEOPLE_A_PART);
    const { model, candidateModel } = await deps.freshSettings();
    if (candidateModel === undefined) throw noCandidate();
    const at = deps.now().getTime();
    const members = [];
    for await (const member of scanAudience(db, part, model.id, deps.now().toISOString(), of))
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
    if (missing === 0) await markPartChecked(db, candidateModel.id, { part, of });
    return {
      part,
      parts: of,
      inForce: model.id,
      candidate: candidateModel.id,
      customers: members.length,
      missing,
      bands,
      changes,
    };
  };
