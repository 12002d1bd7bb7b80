import * as z from 'zod';
import type { DeliveryCounts } from '../../domain/sequences/campaign.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { getItem } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

/** Where the monthly mail as a whole stands. */
export const monthlyPk = 'MONTHLY';
export const monthlyStateSk = 'STATE';

export const monthlyStateSchema = z.object({
  state: z.enum(['running', 'paused']).default('running'),
  pausedBecause: z.string().optional(),
  guardedFrom: z.object({ sent: z.number(), bounced: z.number(), complained: z.number() }).optional(),
});
/** Whether the monthly mail goes out at all; it runs until somebody, or its guard, pauses it. */
export type MonthlyState = z.infer<typeof monthlyStateSchema>;

export const findMonthlyState = async (db: Database): Promise<MonthlyState> =>
  monthlyStateSchema.parse((await getItem(db, { pk: monthlyPk, sk: monthlyStateSk })) ?? {});

/** Pauses the monthly mail, or lets it go on; on resuming the guard counts from what mail servers had said until then. */
export async function changeMonthlyState(
  db: Database,
  change:
    | { readonly to: 'paused'; readonly because: string }
    | { readonly to: 'running'; readonly guardedFrom: DeliveryCounts },
): Promise<void> {
  const { sent, bounced, complained } = 'guardedFrom' in change ? change.guardedFrom : noneSent;
  await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: { pk: monthlyPk, sk: monthlyStateSk },
        UpdateExpression:
          change.to === 'paused'
            ? 'SET #state = :to, pausedBecause = if_not_exists(pausedBecause, :because)'
            : 'SET #state = :to, guardedFrom = :guarded REMOVE pausedBecause',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues:
          change.to === 'paused'
            ? { ':to': change.to, ':because': change.because }
            : { ':to': change.to, ':guarded': { sent, bounced, complained } },
      },
    },
  ]);
}

const noneSent: DeliveryCounts = { sent: 0, bounced: 0, complained: 0 };
