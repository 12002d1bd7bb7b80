import { audienceMessageSchema, type AudienceMessageOf } from '../../domain/audience/audience-message.ts';
import type { Counts } from '../../platform/observability.ts';
import { countPart } from '../audience/count-audience.ts';
import type { Needs } from '../kernel/deps.ts';
import { enrolPart } from './enrol-part.ts';

/** What other capabilities do with their messages; each answers how many it was about. */
export interface OtherTakers {
  readonly recompute: (message: AudienceMessageOf<'refoldAll'>) => Promise<number>;
  readonly makeFindable: (message: AudienceMessageOf<'findable'>) => Promise<number>;
  readonly gatherOutcomes: (message: AudienceMessageOf<'learn'>) => Promise<number>;
  readonly takeRfm: () => Promise<number>;
  readonly findAlike: (message: AudienceMessageOf<'findAlike'>) => Promise<number>;
  readonly findAlikeCompanies: (message: AudienceMessageOf<'findAlikeCompanies'>) => Promise<number>;
  readonly mergeCompany: (message: AudienceMessageOf<'mergeCompany'>) => Promise<number>;
  readonly takeBackTest: (message: AudienceMessageOf<'backTest'>) => Promise<number>;
}

/** Takes one message of the audience queue: a part of the scan of all customers. */
export const takeAudienceMessage = (
  deps: Needs<'db' | 'settings' | 'audienceQueue' | 'now'>,
  others: OtherTakers,
) => {
  const [enrolAll, count] = [enrolPart(deps), countPart(deps)];
  return async (body: unknown): Promise<Counts> => {
    const message = audienceMessageSchema.parse(body);
    switch (message.kind) {
      case 'enrol':
        return { Enrolled: await enrolAll(message) };
      case 'count':
        return { Counted: await count(message) };
      case 'findable':
        return { 'Migrated.findable': await others.makeFindable(message) };
      case 'learn':
        return { Outcomes: await others.gatherOutcomes(message) };
      case 'rfm':
        return { RfmCompanies: await others.takeRfm() };
      case 'findAlike':
        return { Alike: await others.findAlike(message) };
      case 'findAlikeCompanies':
        return { AlikeCompanies: await others.findAlikeCompanies(message) };
      case 'mergeCompany':
        return { 'Merged.people': await others.mergeCompany(message) };
      case 'backTest':
        return { BackTested: await others.takeBackTest(message) };
      case 'refoldAll':
        return { Refolds: await others.recompute(message) };
      default:
        return message satisfies never;
    }
  };
};
