import { beforeAll, describe, expect, it } from 'vitest';
import { rowsOf, type AlarmRow } from './alarm-rows.ts';
import { expectSection, markdownTable } from './document-section.ts';
import { alarmsIn, type TemplateAlarm } from './read-alarms.ts';
import { ofType, resourcesOf, synthesizedResources, type Resources } from './synthesized.ts';

const everything = {
  senderDomain: 'news.example.jp',
  trackingDomain: 'click.news.example.jp',
  replyDomain: 'reply.example.jp',
  alarmEmail: 'ops@example.jp',
  profile: 'large',
  warehouse: true,
  links: {
    domain: 'go.example.jp',
    certificateArn: 'arn:aws:acm:ap-northeast-1:123456789012:certificate/1234abcd-12ab',
  },
} as const;

const MOST_RESOURCES = 475;
const MOST_METRICS = 10;

let resources: Resources;
let alarms: readonly TemplateAlarm[];
const watching = ({ metric, of }: AlarmRow): readonly TemplateAlarm[] =>
  alarms.filter(({ metrics }) => metrics.some((each) => each.name === metric && each.of.includes(of)));

/** Whether the alarm's action is the topic, and the topic's own policy lets alarms of this account publish. */
const reachesTopic = ({ actions }: TemplateAlarm): boolean => {
  const topic = ofType(resources, 'AWS::SNS::Topic')[0]?.[0];
  const [[, policy] = ['', undefined]] = ofType(resources, 'AWS::SNS::TopicPolicy');
  return (
    topic !== undefined &&
    actions === `[{"Ref":"${topic}"}]` &&
    /"Action":"sns:Publish","Condition":\{"StringEquals":\{"aws:SourceAccount":.*?"Effect":"Allow","Principal":\{"Service":"cloudwatch\.amazonaws\.com"\}/.test(
      JSON.stringify(policy?.Properties),
    )
  );
};

beforeAll(async () => {
  await synthesizedResources();
  resources = await resourcesOf(everything);
  alarms = alarmsIn(resources);
}, 60_000);

describe('what can go wrong', () => {
  it('rings an alarm, whatever it is', () => {
    const silent = rowsOf(resources).filter((row) => watching(row).length !== 1);

    expect(silent).toEqual([]);
  });

  it('counts every function, queue, rule and route', () => {
    const rows = JSON.stringify(rowsOf(resources));

    for (const type of ['AWS::Lambda::Function', 'AWS::Events::Rule'])
      for (const [id] of ofType(resources, type)) expect(rows).toContain(id);
    for (const [id, { Properties }] of ofType(resources, 'AWS::SQS::Queue'))
      expect(rows, id).toContain(
        /"deadLetterTargetArn":\{"Fn::GetAtt":\["([^"]+)"/.exec(JSON.stringify(Properties))?.[1] ?? id,
      );
    const routes = [...rows.matchAll(/"(\d+) routes of/g)].map(([, number]) => Number(number));
    expect(routes.reduce((sum, each) => sum + each, 0) / 2).toBe(
      ofType(resources, 'AWS::ApiGatewayV2::Route').length,
    );
  });

  it('has no alarm in it that watches nothing which can go wrong', () => {
    const named = new Set(rowsOf(resources).flatMap((row) => watching(row).map(({ id }) => id)));

    expect(alarms.filter(({ id }) => !named.has(id))).toEqual([]);
  });

  it('is told within five minutes, but for what waits or falls, whose limit is longer', () => {
    const slow = alarms.filter(
      ({ minutes, metrics }) => minutes > 5 && !metrics.some(({ name }) => /Age|^Reputation/.test(name)),
    );

    expect(slow.map(({ what }) => what)).toEqual(['A quarter of an hour does not run']);
  });
});

describe('an alarm', () => {
  it('goes to the topic, whose policy lets CloudWatch publish', () => {
    expect(alarms.filter((alarm) => !reachesTopic(alarm))).toEqual([]);
  });

  it('of rules names a rule on our own bus by bus and name, for AWS keeps no metric by its name alone', () => {
    const [rules] = alarms.filter(({ metrics }) => metrics.some(({ name }) => name === 'FailedInvocations'));
    const own = rules?.metrics.filter(({ of }) => of.includes('EventBusName')) ?? [];

    expect(
      own.map(({ of }) => /"Fn::GetAtt":\["(Sales|Chat)\w+","Arn"\]/.exec(of)?.[1] ?? of).toSorted(),
    ).toEqual(['Chat', 'Sales']);
    for (const { of } of own) expect(of).toMatch(/"Fn::Select":\[2,\{"Fn::Split":\["\/"/);
  });

  it('looks at no more metrics than AWS takes', () => {
    expect(alarms.filter(({ metrics }) => metrics.length > MOST_METRICS)).toEqual([]);
  });

  it('stands in the list of docs/alarms.md, with its row of the runbook', async () => {
    const slug = (heading: string): string =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(/\s/g, '-');
    const rows = rowsOf(resources).map((row) => {
      const [alarm] = watching(row);
      return [
        row.part,
        row.wrong,
        alarm?.what ?? '**none**',
        `${alarm?.minutes ?? '?'} min`,
        alarm !== undefined && reachesTopic(alarm) ? 'yes' : '**no**',
        `[${alarm?.heading}](runbook.md#${slug(alarm?.heading ?? '')})`,
      ];
    });

    await expectSection(
      'docs/alarms.md',
      'alarms',
      markdownTable(['Part', 'What goes wrong', 'Alarm', 'Within', 'Topic lets it', 'Runbook'], rows),
    );
  });
});

describe('the stack with everything on', () => {
  it('stays well under the 500 resources that AWS takes: one integration and one permission for a function', () => {
    expect(Object.keys(resources).length).toBeLessThan(MOST_RESOURCES);
    const readers = ofType(resources, 'AWS::ApiGatewayV2::Integration').length;
    const permissions = ofType(resources, 'AWS::Lambda::Permission').filter(([, { Properties }]) =>
      JSON.stringify(Properties).includes('apigateway'),
    );
    expect(permissions).toHaveLength(readers);
  });

  it('has one dashboard, of what stands in it', () => {
    const [[, dashboard] = ['', undefined], ...more] = ofType(resources, 'AWS::CloudWatch::Dashboard');
    const body = JSON.stringify(dashboard?.Properties);

    expect(more).toEqual([]);
    for (const { id } of alarms) expect(body).toContain(id);
    for (const [id] of ofType(resources, 'AWS::Lambda::Function')) expect(body).toContain(id);
  });

  it('tells the topic when SES disables sending', () => {
    const rules = ofType(resources, 'AWS::Events::Rule').filter(([, { Properties }]) =>
      JSON.stringify(Properties).includes('Sending Status Disabled'),
    );
    const [[, policy] = ['', undefined]] = ofType(resources, 'AWS::SNS::TopicPolicy');

    expect(rules).toHaveLength(1);
    expect(JSON.stringify(policy?.Properties)).toMatch(
      new RegExp(
        `"Condition":\\{"ArnEquals":\\{"aws:SourceArn":\\{"Fn::GetAtt":\\["${rules[0]?.[0]}","Arn"\\].*?"events\\.amazonaws\\.com"`,
      ),
    );
  });
});
