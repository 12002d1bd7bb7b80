import {
  GetSuppressedDestinationCommand,
  PutSuppressedDestinationCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { LocalStack } from '../../../local/local-stack.ts';
import { startLocalStack } from '../../../local/start-local-stack.ts';
import { openSuppressionList } from '../../../platform/suppression-list.ts';
import { writeFixtureStack } from './fixture-stack.ts';

let stack: LocalStack;
let ses: SESv2Client;

beforeAll(async () => {
  stack = await startLocalStack({
    ...writeFixtureStack({ Nurture: { Type: 'AWS::SES::ConfigurationSet' } }, {}),
    dynamodbEndpoint: inject('stackDatabase'),
    time: { kind: 'virtual', startAt: new Date('2026-03-01T00:00:00Z') },
  });
  ses = new SESv2Client({
    endpoint: stack.urls.aws,
    region: 'ap-northeast-1',
    credentials: stack.credentials,
  });
});
afterAll(() => stack.close());

it('loses an address that bounced, keeps one that complained, and knows nothing of any other', async () => {
  const list = openSuppressionList(ses);
  const put = (EmailAddress: string, Reason: 'BOUNCE' | 'COMPLAINT') =>
    ses.send(new PutSuppressedDestinationCommand({ EmailAddress, Reason }));
  const get = (EmailAddress: string) => ses.send(new GetSuppressedDestinationCommand({ EmailAddress }));
  await put('dead@example.com', 'BOUNCE');
  await put('cross@example.com', 'COMPLAINT');

  expect(await list.free('dead@example.com')).toBe('free');
  await expect(get('dead@example.com')).rejects.toThrow('does not exist');
  expect(await list.free('nobody@example.com')).toBe('free');
  expect(await list.free('cross@example.com')).toBe('complained');
  expect((await get('cross@example.com')).SuppressedDestination?.Reason).toBe('COMPLAINT');
});
