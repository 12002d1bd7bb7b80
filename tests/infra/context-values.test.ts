import { describe, expect, it } from 'vitest';
import { inJson, refusalOf } from './reading-config.ts';

describe('a context value of an earlier release', () => {
  it('still counts, with a message that names the key of the file', async () => {
    const { config, notices } = await inJson(
      {},
      { region: 'us-east-1', senderDomain: 'news.example.jp', alarmEmail: '' },
    );

    expect(config).toMatchObject({ region: 'us-east-1', senderDomain: 'news.example.jp' });
    expect(config.alarmEmail).toBeUndefined();
    expect(notices).toHaveLength(2);
    expect(notices[1]).toContain('write senderDomain: "news.example.jp" in rekindle.config.json');
  });

  it('is checked like the file, and named as it was given', async () => {
    expect(await refusalOf(inJson({}, { senderDomain: 'https://a.jp' }))).toContain(
      '-c senderDomain: "https://a.jp"',
    );
  });

  it.each([
    [{ senderDomian: 'a.jp' }, '"senderDomain"'],
    [{ alarmMail: 'a@a.jp' }, '"alarmEmail"'],
    [{ profile: 'large' }, 'given in rekindle.config.json'],
    [{ senderDomain: 'b.jp' }, '"b.jp" here and "a.jp" in'],
  ])('that is misspelt, new or contradicts the file is refused: %j', async (context, words) => {
    expect(await refusalOf(inJson({ senderDomain: 'a.jp' }, context))).toContain(words);
  });

  it('of CDK itself is left alone', async () => {
    const ofCdk = {
      '@aws-cdk/core:x': true,
      'aws:cdk:enable-asset-metadata': true,
      'acknowledged-issue-numbers': [1],
    };

    expect((await inJson({}, ofCdk)).notices).toEqual([]);
  });
});
