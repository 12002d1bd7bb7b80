import { expect, it } from 'vitest';
import { synthesizedResources } from './synthesized.ts';

it('of what SES tells only what is used of a mail reaches the queue of engagements', async () => {
  const rules = Object.values(await synthesizedResources())
    .filter(({ Type }) => Type === 'AWS::Events::Rule')
    .map(({ Properties }) => JSON.stringify(Properties['EventPattern'] ?? {}))
    .filter((pattern) => pattern.includes('aws.ses') && !pattern.includes('Sending Status Disabled'));

  expect(rules).toHaveLength(1);
  expect(rules[0]).toContain('Email Bounced');
  expect(rules[0]).not.toMatch(/Delivery Delayed|Subscribed|Advisor|Sending Status/);
}, 60_000);
