import { ofType, type Resource, type Resources } from './synthesized.ts';

const text = (value: unknown): string => JSON.stringify(value ?? null);

/** One way in which one part of the stack goes wrong, and the metric by which that shows. */
export interface AlarmRow {
  readonly part: string;
  readonly wrong: string;
  readonly metric: string;
  /** What stands in the metric's dimensions: a logical id, or the name of a service. */
  readonly of: string;
}

/** Everything in a template that can go wrong by itself. A part that a row is missing for is a hole in the list. */
export const rowsOf = (resources: Resources): readonly AlarmRow[] => [
  ...functionRows(resources),
  ...queueRows(resources),
  ...ruleRows(resources),
  ...routeRows(resources),
  ...sesRows,
  ...ofType(resources, 'AWS::SQS::Queue')
    .filter(([id]) => /^AudienceAudienceQueue[0-9A-F]{8}$/.test(id))
    .map(([id]) => ({
      part: 'a launch',
      wrong: 'stalls: part of its audience is not enrolled',
      metric: 'ApproximateAgeOfOldestMessage',
      of: `"${id}"`,
    })),
];

export const serviceOf = (resource: Resource | undefined): string =>
  /"POWERTOOLS_SERVICE_NAME":"([^"]+)"/.exec(text(resource?.Properties))?.[1] ?? '?';

function functionRows(resources: Resources): readonly AlarmRow[] {
  const mappings = ofType(resources, 'AWS::Lambda::EventSourceMapping').map(
    ([, { Properties }]) => Properties,
  );
  return ofType(resources, 'AWS::Lambda::Function').flatMap(([id, resource]) => {
    const name = serviceOf(resource);
    const part = `\`${name}\``;
    const own = mappings.filter((mapping) => text(mapping['FunctionName']).includes(`"${id}"`));
    const isOfStream = own.some((mapping) => mapping['StartingPosition'] !== undefined);
    const failed = /"DeadLetterConfig":.*?"Fn::GetAtt":\["([^"]+)"/.exec(text(resource.Properties))?.[1];
    return [
      { part, wrong: 'crashes, times out, cannot start', metric: 'Errors', of: `"${id}"` },
      ...(own.length > 0 && !isOfStream
        ? [{ part, wrong: 'a message fails', metric: 'Messages.failed', of: `"${name}"` }]
        : []),
      ...(isOfStream
        ? [{ part, wrong: 'its stream is read too slowly', metric: 'IteratorAge', of: `"${id}"` }]
        : []),
      ...(failed === undefined
        ? []
        : [
            {
              part,
              wrong: 'an event is given up',
              metric: 'ApproximateNumberOfMessagesVisible',
              of: `"${failed}"`,
            },
          ]),
    ];
  });
}

function queueRows(resources: Resources): readonly AlarmRow[] {
  const read = text(ofType(resources, 'AWS::Lambda::EventSourceMapping'));
  return ofType(resources, 'AWS::SQS::Queue').flatMap(([id, { Properties }]) => {
    const dead = /"deadLetterTargetArn":\{"Fn::GetAtt":\["([^"]+)"/.exec(text(Properties))?.[1];
    if (dead === undefined) return [];
    const part = /([A-Z][a-z]+(?:Queue|Facts))(?:Queue)?[0-9A-F]{8}$/.exec(id)?.[1] ?? id;
    return [
      ...(read.includes(`"${id}"`)
        ? [
            {
              part,
              wrong: 'the oldest message waits too long',
              metric: 'ApproximateAgeOfOldestMessage',
              of: `"${id}"`,
            },
          ]
        : []),
      { part, wrong: 'has dead letters', metric: 'ApproximateNumberOfMessagesVisible', of: `"${dead}"` },
    ];
  });
}

/** How often a function of a schedule must have run, where its silence is heard. */
const silent: Readonly<Record<string, string>> = {
  'rate(1 minute)': 'does not run',
  'rate(15 minutes)': 'does not run',
};

function ruleRows(resources: Resources): readonly AlarmRow[] {
  return ofType(resources, 'AWS::Events::Rule').flatMap(([id, { Properties }]) => {
    const schedule = Properties['ScheduleExpression'];
    const part = `${schedule === undefined ? 'rule' : 'schedule'} ${id.replace(/[0-9A-F]{8}$/, '').replace(/^(?:Mails(?:Alarms)?|Recording|Sales|Chat|Week|Traces|Audience|Replies)/, '')}`;
    const target = /"Fn::GetAtt":\["([^"]+)","Arn"\]/.exec(text(Properties['Targets']))?.[1] ?? '?';
    const silence = silent[String(schedule)];
    return [
      { part, wrong: 'does not reach its target', metric: 'FailedInvocations', of: `"${id}"` },
      ...(silence === undefined ? [] : [{ part, wrong: silence, metric: 'Invocations', of: `"${target}"` }]),
    ];
  });
}

function routeRows(resources: Resources): readonly AlarmRow[] {
  const integrations = new Map(
    ofType(resources, 'AWS::ApiGatewayV2::Integration').map(([id, { Properties }]) => [
      id,
      /"Fn::GetAtt":\["([^"]+)","Arn"\]/.exec(text(Properties['IntegrationUri']))?.[1] ?? '?',
    ]),
  );
  const routes = ofType(resources, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => ({
    key: String(Properties['RouteKey']),
    reader: integrations.get(/"Ref":"([^"]+)"/.exec(text(Properties['Target']))?.[1] ?? '') ?? '?',
  }));
  const readers = [...new Set(routes.map(({ reader }) => reader))];
  const [[api] = ['?']] = ofType(resources, 'AWS::ApiGatewayV2::Api');
  return [
    ...readers.flatMap((reader) => {
      const name = serviceOf(resources[reader]);
      const part = `${routes.filter((route) => route.reader === reader).length} routes of \`${name}\``;
      return [
        { part, wrong: 'a request ends in a fault', metric: 'Requests.failed', of: `"${name}"` },
        { part, wrong: 'no room: throttled', metric: 'Throttles', of: `"${reader}"` },
      ];
    }),
    {
      part: 'routes `/u/{token}`',
      wrong: 'unsubscribing ends in a fault',
      metric: 'Unsubscribe.5xx',
      of: '',
    },
    {
      part: 'all routes',
      wrong: 'faults, time-outs of the gateway among them',
      metric: '5xx',
      of: `"${api}"`,
    },
  ];
}

const sesRows: readonly AlarmRow[] = [
  { part: 'SES', wrong: 'bounces at half of 5%', metric: 'Reputation.BounceRate', of: '' },
  { part: 'SES', wrong: 'complaints at half of 0.1%', metric: 'Reputation.ComplaintRate', of: '' },
  {
    part: 'SES',
    wrong: 'takes no mails: paused, sandbox, quota, right missing',
    metric: 'Sending.stopped',
    of: '',
  },
  { part: 'outbox', wrong: 'nobody knows whether a mail went out', metric: 'Dispatched.unconfirmed', of: '' },
  { part: 'outbox', wrong: 'a mail is set aside', metric: 'Quarantined.mails', of: '' },
  { part: 'steps and monthly mails', wrong: 'one is set aside', metric: 'Quarantined.steps', of: '' },
  { part: 'clocks of handoffs', wrong: 'one is set aside', metric: 'Quarantined.handoffs', of: '' },
  { part: 'waiting leads', wrong: 'one is set aside', metric: 'Quarantined.waiting', of: '' },
  { part: 'cooling leads', wrong: 'one is set aside', metric: 'Quarantined.cooled', of: '' },
];
