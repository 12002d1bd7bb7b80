import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an account of AWS answers to the doctor; a string of `refused` is the code of an error instead. */
export interface Account {
  readonly caller?: { readonly refused: string };
  readonly bootstrap?: string | undefined;
  readonly stack?: 'UPDATE_COMPLETE' | 'ROLLBACK_COMPLETE' | undefined;
  readonly hasReplies?: boolean;
  readonly activeRules?: string;
  readonly subscription?: string | undefined;
  readonly concurrency?: number | { readonly refused: string };
  /** What the history of an alarm tells of its action; none where it is undefined. */
  readonly action?: string | undefined;
}

/** The environment in which the SDK asks this account, once. */
export const environmentOf = (aws: { readonly url: string }): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL: aws.url,
  AWS_REGION: 'ap-northeast-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_MAX_ATTEMPTS: '1',
});

export const topicArn = 'arn:aws:sns:ap-northeast-1:123456789012:Rekindle-Alarms';

/** AWS's endpoints as far as the doctor asks them, with answers in the shapes of their own protocols. */
export async function anAccount(account: Account, apiUrl: string) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const operation =
        new URLSearchParams(body).get('Action') ??
        String(request.headers['x-amz-target'] ?? request.url).replace(/^.*[./]/, '');
      asked.push(operation);
      const { status = 200, type = 'text/xml', text } = answers(account, apiUrl)[operation] ?? unknown;
      response.writeHead(status, { 'content-type': type }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${portOf(server)}`, asked, close: () => server.close() };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server of the test has no port');
  return address.port;
}

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly text: string;
}
const unknown: Answer = {
  status: 400,
  text: '<ErrorResponse><Error><Code>InvalidAction</Code></Error></ErrorResponse>',
};

function answers(account: Account, apiUrl: string): Readonly<Record<string, Answer>> {
  const { activeRules, subscription, concurrency = 1000, action } = account;
  return {
    GetCallerIdentity:
      account.caller === undefined
        ? query(
            'GetCallerIdentity',
            '<Arn>arn:aws:iam::123456789012:user/ops</Arn><Account>123456789012</Account>',
          )
        : refusal(account.caller.refused),
    GetParameter:
      account.bootstrap === undefined
        ? json({ __type: 'ParameterNotFound' }, 400)
        : json({ Parameter: { Name: 'version', Value: account.bootstrap } }),
    DescribeStacks:
      account.stack === undefined
        ? refusal('ValidationError')
        : query(
            'DescribeStacks',
            `<Stacks><member><StackName>Rekindle</StackName><StackStatus>${account.stack}</StackStatus><CreationTime>2026-11-01T00:00:00Z</CreationTime><Outputs><member><OutputKey>WebUrl1A2B3C4D</OutputKey><OutputValue>${apiUrl}</OutputValue></member></Outputs></member></Stacks>`,
          ),
    ListStackResources: query(
      'ListStackResources',
      `<StackResourceSummaries>${[
        resource('AWS::SNS::Topic', 'Alarms', topicArn),
        resource('AWS::CloudWatch::Alarm', 'SendMailErrors', 'Rekindle-SendMailErrors'),
        ...(account.hasReplies === true
          ? [resource('AWS::SES::ReceiptRuleSet', 'Rules', 'RepliesRules')]
          : []),
      ].join('')}</StackResourceSummaries>`,
    ),
    DescribeActiveReceiptRuleSet: query(
      'DescribeActiveReceiptRuleSet',
      activeRules === undefined ? '' : `<Metadata><Name>${activeRules}</Name></Metadata>`,
    ),
    ListSubscriptionsByTopic: query(
      'ListSubscriptionsByTopic',
      `<Subscriptions>${
        subscription === undefined
          ? ''
          : `<member><Endpoint>ops@company.example</Endpoint><Protocol>email</Protocol><SubscriptionArn>${subscription}</SubscriptionArn></member>`
      }</Subscriptions>`,
    ),
    'account-settings':
      typeof concurrency === 'number'
        ? json({ AccountLimit: { ConcurrentExecutions: concurrency } })
        : json({ __type: concurrency.refused, message: 'no' }, 403),
    SetAlarmState: json({}),
    DescribeAlarmHistory: json({
      AlarmHistoryItems:
        action === undefined
          ? []
          : [
              {
                AlarmName: 'Rekindle-SendMailErrors',
                Timestamp: 1_795_887_101,
                HistoryItemType: 'Action',
                HistorySummary: action,
              },
            ],
    }),
  };
}

const resource = (type: string, logicalId: string, physicalId: string): string =>
  `<member><ResourceType>${type}</ResourceType><LogicalResourceId>${logicalId}</LogicalResourceId><PhysicalResourceId>${physicalId}</PhysicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus><LastUpdatedTimestamp>2026-11-01T00:00:00Z</LastUpdatedTimestamp></member>`;

const query = (operation: string, inner: string): Answer => ({
  text: `<${operation}Response><${operation}Result>${inner}</${operation}Result></${operation}Response>`,
});

const refusal = (code: string): Answer => ({
  status: 400,
  text: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
});

const json = (value: object, status = 200): Answer => ({
  status,
  type: 'application/x-amz-json-1.1',
  text: JSON.stringify(value),
});
