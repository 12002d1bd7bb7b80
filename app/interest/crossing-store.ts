import type { FactOf } from '../../domain/timeline/fact.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { customerPk } from '../people/customer-store.ts';
import { interestSk } from './interest-store.ts';

/** A condition in a transaction: what is done for a crossing is done only while the crossing stands. */
export const crossingStands = (
  db: Database,
  trigger: FactOf<'crossing'> | FactOf<'requested'>,
): readonly Write[] =>
  trigger.kind === 'requested'
    ? []
    : [
        {
          ConditionCheck: {
            TableName: db.customersTable,
            Key: { pk: customerPk(trigger.customerId), sk: interestSk(trigger.modelId) },
            ConditionExpression: 'attribute_not_exists(pk) OR NOT contains(withdrawnCrossings, :number)',
            ExpressionAttributeValues: { ':number': trigger.number },
          },
        },
      ];
