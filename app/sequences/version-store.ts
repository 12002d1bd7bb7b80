import type { Campaign } from '../../domain/sequences/campaign.ts';
import type { Version } from '../../domain/sequences/look-facts.ts';
import {
  firstVersion,
  sequenceVersionSchema,
  walked,
  type SequenceVersion,
} from '../../domain/sequences/sequence-version.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { collect, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { campaignSk, campaignsPk, findCampaign } from './campaign-store.ts';

/** A partition for what is kept of one campaign. */
const versionsPk = campaignSk;
const versionPrefix = 'EDITION#';
const versionSk = (number: number): string => `${versionPrefix}${String(number).padStart(4, '0')}`;

/** A campaign with the versions of its sequence, as looks need them. */
export interface CampaignRun {
  readonly campaign: Campaign;
  readonly versions: readonly Version[];
}

export async function findRun(db: Database, campaignId: string): Promise<CampaignRun | undefined> {
  const campaign = await findCampaign(db, campaignId);
  if (campaign === undefined) return undefined;
  return { campaign, versions: (await findVersions(db, campaign)).map((each) => walked(each)) };
}

/** All versions, ascending. A campaign that was never edited has its only one in itself. */
export async function findVersions(db: Database, campaign: Campaign): Promise<readonly SequenceVersion[]> {
  if (campaign.sequenceVersion === undefined) return [firstVersion(campaign)];
  const items = await collect(queryPrefix(db, db.customersTable, versionsPk(campaign.id), versionPrefix));
  return items.map((item) => sequenceVersionSchema.parse(item));
}

/** Publishes the next version; false where somebody published one since the campaign was read. */
export async function publishVersion(
  db: Database,
  before: Campaign,
  version: SequenceVersion,
): Promise<boolean> {
  const isFirstEdit = before.sequenceVersion === undefined;
  const outcome = await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: { pk: campaignsPk, sk: campaignSk(before.id) },
        UpdateExpression: 'SET #sequence = :sequence, sequenceVersion = :number',
        ConditionExpression: isFirstEdit
          ? 'attribute_exists(pk) AND attribute_not_exists(sequenceVersion)'
          : 'sequenceVersion = :before',
        ExpressionAttributeNames: { '#sequence': 'sequence' },
        ExpressionAttributeValues: {
          ':sequence': version.sequence,
          ':number': version.number,
          ...(isFirstEdit ? {} : { ':before': before.sequenceVersion }),
        },
      },
    },
    ...(isFirstEdit ? [putVersion(db, firstVersion(before))] : []),
    putVersion(db, version),
  ]);
  return outcome.kind === 'done';
}

const putVersion = (db: Database, version: SequenceVersion): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: { pk: versionsPk(version.campaignId), sk: versionSk(version.number), ...version },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
