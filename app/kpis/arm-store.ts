import { addByName } from '../../domain/kernel/add-by-name.ts';
import { armPlaceOf, type ArmCounts, type ComparedArm } from '../../domain/kpis/arm-counts.ts';
import { addCluster, noClusters, type ClusterSums } from '../../domain/kpis/clustered-rate.ts';
import type { KpiRow } from '../../domain/kpis/kpi.ts';
import { campaignIdOf } from '../../domain/sequences/control-group.ts';
import type { Database, Key, Write } from '../../platform/dynamodb/database.ts';
import { collectCounters, numbersIn, type CounterKind, type RowChange } from './counter-store.ts';
import { runsOf } from '../../platform/dynamodb/runs-of.ts';
import { queryPrefix } from '../../platform/dynamodb/engine.ts';

const armsPrefix = 'ARMS#';
const armsSk = (campaignId: string): string => `${armsPrefix}${campaignIdOf(campaignId)}#`;

/** People and opportunities by arm. */
export const armCounters: CounterKind = ({ campaignId }, { arms }) => ({ [armsSk(campaignId)]: arms });

/** People and opportunities by arm, of one campaign or of all. */
export async function findArmCounts(db: Database, campaignId?: string): Promise<ArmCounts> {
  const items = await collectCounters(db, campaignId === undefined ? armsPrefix : armsSk(campaignId));
  return items.reduce<ArmCounts>((sum, item) => addByName(sum, numbersIn(item)), {});
}

/** Who is in an arm, in the order of companies. */
const armPk = (campaignId: string, arm: ComparedArm): string => `ARM#${campaignId}#${arm}`;

function placeItem(row: KpiRow | undefined): (Key & { readonly done: boolean }) | undefined {
  const place = armPlaceOf(row);
  return place === undefined || row === undefined
    ? undefined
    : {
        pk: armPk(place.campaignId, place.arm),
        sk: `${place.lot}#${row.customerId}`,
        done: place.isDone,
      };
}

/** Writes somebody's place in an arm where it changed. An arm is drawn once: a place changes or goes, and never moves. */
export function changeArm(db: Database, { before, after }: RowChange): readonly Write[] {
  const TableName = db.customersTable;
  const [was, is] = [placeItem(before?.row), placeItem(after)];
  if (is !== undefined) return was?.done === is.done ? [] : [{ Put: { TableName, Item: { ...is } } }];
  return was === undefined ? [] : [{ Delete: { TableName, Key: { pk: was.pk, sk: was.sk } } }];
}

/** Puts somebody's place in an arm into another name. */
export function passArm(db: Database, row: KpiRow, to: KpiRow): readonly Write[] {
  const TableName = db.customersTable;
  const [was, is] = [placeItem(row), placeItem(to)];
  return was === undefined || is === undefined
    ? []
    : [{ Delete: { TableName, Key: { pk: was.pk, sk: was.sk } } }, { Put: { TableName, Item: { ...is } } }];
}

/** The sums over the companies of an arm, read in their order: as many reads as the arm has megabytes, whatever is stored beside it. */
export async function sumArm(db: Database, campaignId: string, arm: ComparedArm): Promise<ClusterSums> {
  let sums = noClusters;
  const people = queryPrefix(db, db.customersTable, armPk(campaignId, arm), '');
  for await (const company of runsOf(people, ({ sk }) => String(sk).split('#')[0]))
    sums = addCluster(sums, company.filter(({ done }) => done === true).length, company.length);
  return sums;
}
