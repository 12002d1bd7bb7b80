/** Keys of both tables. Nothing outside this folder spells one. */
export const leadShards = 8;
export const dueShards = 8;

export type DueKind = 'enrolment' | 'mail' | 'handoff';

/** A small, even hash for sharding. */
export function shardOf(id: string, shards: number): number {
  let hash = 0;
  for (const letter of id) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % shards;
}

const pad = (number: number): string => String(number).padStart(2, '0');

export const customerPk = (customerId: string): string => `CUSTOMER#${customerId}`;
export const accountPk = (accountId: string): string => `ACCOUNT#${accountId}`;
export const profileSk = 'PROFILE';
export const standingSk = 'STANDING';
export const interestPrefix = 'INTEREST#';
export const interestSk = (modelId: string): string => `${interestPrefix}${modelId}`;
export const enrolmentPrefix = 'ENROLMENT#';
export const enrolmentSk = (campaignId: string): string => `${enrolmentPrefix}${campaignId}`;
export const mailPrefix = 'MAIL#';
export const mailSk = (mailId: string): string => `${mailPrefix}${mailId}`;
export const handoffPrefix = 'HANDOFF#';
export const handoffSk = (handoffId: string): string => `${handoffPrefix}${handoffId}`;
/** A form put aside, by handoff, owner and form. */
export const draftSk = (handoffId: string, ownerId: string, form: string): string =>
  `DRAFT#${handoffId}#${ownerId}#${form}`;
export const kpiRowPrefix = 'KPI#';
export const kpiRowSk = (campaignId: string): string => `${kpiRowPrefix}${campaignId}`;
export const dealPrefix = 'DEAL#';
export const dealSk = (dealId: string): string => `${dealPrefix}${dealId}`;
export const memberPrefix = 'MEMBER#';
export const memberSk = (customerId: string): string => `${memberPrefix}${customerId}`;
/** The lock of a site, a department or a whole company; of a group of companies, wherever its members are kept. */
export const siteLockKey = (accountId: string, site: string) => ({
  pk: site.startsWith('group:') ? `GROUP#${site}` : accountPk(accountId),
  sk: `LOCK#${site}`,
});
/** Leads that wait for an owner with room. */
export const waitingPk = 'WAITING';
export const waitingSk = (customerId: string): string => `LEAD#${customerId}`;
export const addressKeyOf = (addressHash: string) => ({ pk: `ADDRESS#${addressHash}`, sk: 'ADDRESS' });
/** Another name of an account (its code, a spelling), by keyed hash. */
export const accountAliasKey = (hash: string) => ({ pk: `ALIAS#${hash}`, sk: 'ACCOUNT' });
export const handoffPointerKey = (handoffId: string) => ({ pk: `HANDOFF#${handoffId}`, sk: 'POINTER' });
/** What sales answered, all customers together, by month (YYYY-MM) and moment: for weekly mails and lists. */
export const answersPk = (month: string): string => `ANSWERS#${month}`;
export const answerSk = (at: string, factId: string): string => `${at}#${factId}`;
/** What became of handoffs that the same deed decided. */
export const evidenceKeyOf = (deed: string) => ({ pk: `EVIDENCE#${deed}`, sk: 'COUNTS' });
/** The weekly mails of an ISO week were queued. */
export const weeklyRunKey = (week: string) => ({ pk: `WEEKLY#${week}`, sk: 'QUEUED' });
/** A handoff was told in the chat. */
export const chatMarkKey = (handoffId: string) => ({ pk: `HANDOFF#${handoffId}`, sk: 'CHAT' });
export const settingsPk = 'SETTINGS';
export const settingsKey = { pk: settingsPk, sk: 'COMPANY' } as const;
export const modelPrefix = 'MODEL#';
export const modelSk = (modelId: string): string => `${modelPrefix}${modelId}`;
/** Who clicked soon after delivery from one source within one stretch of time, by keyed hash of both. */
export const sourceKey = (hash: string) => ({ pk: `SOURCE#${hash}`, sk: 'RECIPIENTS' });
export const ownersPk = 'OWNERS';
export const ownerSk = (ownerId: string): string => `OWNER#${ownerId}`;
export const campaignsPk = 'CAMPAIGNS';
export const campaignSk = (campaignId: string): string => `CAMPAIGN#${campaignId}`;
export const deliveryKey = (campaignId: string) => ({ pk: `DELIVERY#${campaignId}`, sk: 'COUNTS' });
export const counterPk = (shard: number): string => `COUNTERS#${pad(shard)}`;
export const counterSk = (campaignId: string, cohort: string, dormancy: string): string =>
  `COUNTER#${campaignId}#${cohort}#${dormancy}`;
export const counterShards = 4;

export const leadsKey = (modelId: string, temperature: 'hot' | 'warm', shard: number): string =>
  `${modelId}#${temperature}#${pad(shard)}`;
export const dueKey = (kind: DueKind, shard: number): string => `${kind}#${pad(shard)}`;
export const dueKeyFor = (kind: DueKind, id: string): string => dueKey(kind, shardOf(id, dueShards));

export const engagementPrefix = 'ENGAGEMENT#';
export const engagementSk = (group: string, engagementId: string): string =>
  `${engagementPrefix}${group}#${engagementId}`;
export const factPrefix = 'FACT#';
export const factSk = (at: string, kind: string, id: string): string => `${factPrefix}${at}#${kind}#${id}`;

export const webinarPk = (session: string): string => `WEBINAR#${session}`;
export const participantPrefix = 'PARTICIPANT#';
export const participantKey = (session: string, participantId: string) => ({
  pk: webinarPk(session),
  sk: `${participantPrefix}${participantId}`,
});
/** Whose a registration with the webinar's tool is. */
export const registrantKey = (session: string, registrantId: string) => ({
  pk: webinarPk(session),
  sk: `REGISTRANT#${registrantId}`,
});
export const unmatchedPrefix = 'UNMATCHED#';
export const unmatchedKey = (session: string, participantId: string) => ({
  pk: 'WEBINARS',
  sk: `${unmatchedPrefix}${session}#${participantId}`,
});
/** How many forms came from a source lately: one of a fixed number of items, which counts for one hour after another. */
export const formRateKey = (bucket: number) => ({ pk: `FORMRATE#${bucket}`, sk: 'COUNT' });
