import type { segmentRoutes } from '../../contract/audience.ts';
import { describeValue } from '../../contract/clause-words.ts';
import { exclusionLabels } from '../../contract/labels.ts';
import { describeNode, describeRule } from '../../contract/segment-words.ts';
import { compileSegment, ruleOf, selectPerson } from '../../domain/audience/segment.ts';
import { explainRule } from '../../domain/audience/explain-rule.ts';
import { candidateOf } from '../../domain/audience/gather-candidate.ts';
import { isClause } from '../../domain/audience/rule-tree.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { audienceDay } from './audience-day.ts';
import { findAudienceMember } from './audience-store.ts';
import { checkedSegment, segmentById } from './find-segment.ts';

/** Why one customer is in a segment, or not, part by part, by the same predicate that selects. */
export const explainSegment =
  (deps: Needs<'db' | 'freshSettings' | 'now'>): Serve<typeof segmentRoutes.explainSegment> =>
  async ({ body }, caller) => {
    const segment =
      'segmentId' in body ? await segmentById(deps.db, body.segmentId) : checkedSegment(body.segment);
    const settings = await deps.freshSettings();
    const at = deps.now();
    const member = await findAudienceMember(deps.db, body.customerId, settings.model.id, at.toISOString());
    if (member === undefined) throw unknownCustomer(body.customerId);
    const [locale, { currency }] = [caller.locale ?? settings.locale, settings];
    const day = await audienceDay(deps.db, settings, at);
    const candidate = candidateOf(member, day);
    const rule = ruleOf(segment);
    const selection = selectPerson(
      candidate,
      compileSegment(segment, day.today),
      day.today,
      settings.exclusion,
    );
    const because = selection.kind === 'excluded' ? selection.because : [];
    return {
      customerId: member.customer.id,
      name: member.customer.fullName ?? member.customer.lastName ?? '',
      account: member.account.name,
      is: selection.kind,
      says: describeRule(rule, locale, currency),
      because: because.map((each) => ({ because: each, label: exclusionLabels[each][locale] })),
      parts: explainRule(rule, candidate, day.today).map(({ place, node, holds, is }) => ({
        place,
        holds,
        asks: describeNode(node, locale, currency),
        ...(isClause(node) ? { known: describeValue(node.field, is, locale, currency) } : {}),
      })),
    };
  };

const unknownCustomer = (customerId: string): UserError =>
  new UserError(404, 'unknown-customer', {
    ja: `担当者「${customerId}」はいません。担当者の一覧でIDをお確かめください。`,
    en: `There is no customer "${customerId}". Look the id up in the list of contacts.`,
  });
