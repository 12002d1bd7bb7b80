import { FilterCriteria, FilterRule } from 'aws-cdk-lib/aws-lambda';

/** Of the timeline's stream, only what happened to customers: what they did is already counted when it gets there. */
export const factsOnly = FilterCriteria.filter({
  dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('FACT#') } } },
});
