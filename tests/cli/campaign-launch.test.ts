import { expect, it, onTestFinished } from 'vitest';
import { aCampaign } from '../builders/views.ts';
import { anApi, someSettings, type, type Received } from './command-line.ts';

it.each([
  [['--topic', 'elevators'], { ja: 'elevators', en: 'elevators' }],
  [['--topic-en', 'elevators'], { ja: 'elevators', en: 'elevators' }],
  [['--topic', 'elevators', '--topic-ja', '昇降機'], { ja: '昇降機', en: 'elevators' }],
  [[], undefined],
])('a launch takes the topic %j of a company of one language', async (given, topic) => {
  const api = await anApi(({ path }: Received) => ({
    body: path === '/settings' ? someSettings : { campaign: aCampaign(), audience: 8, warnings: [] },
  }));
  onTestFinished(() => api.close());

  await type(['campaign', 'launch', '--name', 'A', ...given], api.url);

  expect(JSON.parse(api.received[0]?.body ?? '{}').topic).toEqual(topic);
});
