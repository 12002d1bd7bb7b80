import { afterEach, describe, expect, it, vi } from 'vitest';
import { testAlarm } from '../../cli/operator/test-alarm.ts';
import type { Operator } from '../../cli/operator/operator.ts';
import { sayIn } from '../../cli/say.ts';
import { anAccount, environmentOf, type Account } from './aws-answers.ts';
import { anApi, type, type Ended } from './command-line.ts';

const well: Account = {
  bootstrap: '21',
  stack: 'UPDATE_COMPLETE',
  subscription: 'arn:aws:sns:ap-northeast-1:123456789012:Rekindle-Alarms:1',
};
const green = { id: 'sender', light: 'green', name: 'Sender', says: 'news.company.example is verified.' };
const dkim = {
  id: 'dkim',
  light: 'red',
  name: 'DKIM',
  says: 'DKIM does not work yet.',
  toDo: 'Have the three records below entered into the DNS.',
  forIt:
    'a._domainkey.company.example  CNAME  a.dkim.amazonses.com\nb._domainkey.company.example  CNAME  b.dkim.amazonses.com',
};

const closers: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0)) await close();
});

/** Types `doctor` against an account, whose stack's API answers with these checks. */
async function doctor(
  line: readonly string[],
  account: Account,
  checks: readonly object[],
  lang?: string,
): Promise<Ended> {
  const api = await anApi(() => ({ body: { isReady: true, checks } }));
  const aws = await anAccount(account, api.url);
  closers.push(api.close, aws.close);
  for (const [name, value] of Object.entries(environmentOf(aws))) vi.stubEnv(name, value);
  return type(['doctor', ...line], undefined, lang, {});
}

describe('rekindle doctor --aws', () => {
  it('is green in a good account, and finds the API by the stack', async () => {
    const { out, exitCode } = await doctor(['--aws'], well, [green]);

    expect(out).toContain('[ ok ] AWS credentials: Account 123456789012, region ap-northeast-1');
    expect(out).toContain('[ ok ] Sender: news.company.example is verified.');
    expect(out).toContain('A launch goes through; 0 to note.');
    expect(exitCode).toBe(0);
  });

  it.each<{ state: string; account: Account; says: RegExp; exitCode: number }>([
    {
      state: 'credentials ran out',
      account: { ...well, caller: { refused: 'ExpiredToken' } },
      says: /\[STOP\] AWS credentials: .*ExpiredToken[^]*aws sso login/,
      exitCode: 1,
    },
    {
      state: 'nothing was bootstrapped',
      account: { ...well, bootstrap: undefined },
      says: /\[STOP\] CDK bootstrap: [^]*npx cdk bootstrap/,
      exitCode: 1,
    },
    {
      state: 'nothing was deployed',
      account: { ...well, stack: undefined },
      says: /\[STOP\] Stack: There is no stack Rekindle[^]*npx cdk deploy/,
      exitCode: 1,
    },
    {
      state: 'the first deployment failed',
      account: { ...well, stack: 'ROLLBACK_COMPLETE' },
      says: /\[STOP\] Stack: Rekindle: ROLLBACK_COMPLETE/,
      exitCode: 1,
    },
    {
      state: 'nobody hears alarms',
      account: { ...well, subscription: undefined },
      says: /\[note\] Who hears alarms: Nobody[^]*alarmEmail/,
      exitCode: 0,
    },
    {
      state: 'the subscription waits',
      account: { ...well, subscription: 'PendingConfirmation' },
      says: /\[note\] Who hears alarms: ops@company.example has not confirmed/,
      exitCode: 0,
    },
    {
      state: 'the account runs ten functions',
      account: { ...well, concurrency: 10 },
      says: /\[note\] Lambda concurrency: The account's limit is 10[^]*Service Quotas/,
      exitCode: 0,
    },
    {
      state: 'a question is refused',
      account: { ...well, concurrency: { refused: 'AccessDeniedException' } },
      says: /\[note\] Lambda concurrency: It could not be looked at \(AccessDeniedException\)/,
      exitCode: 0,
    },
    {
      state: 'no receipt rules are active',
      account: { ...well, hasReplies: true },
      says: /\[note\] Receipt rules: No rule set is active[^]*set-active-receipt-rule-set --rule-set-name RepliesRules/,
      exitCode: 0,
    },
    {
      state: 'rules of somebody else are active',
      account: { ...well, hasReplies: true, activeRules: 'theirs' },
      says: /\[note\] Receipt rules: Another rule set is active \(theirs\)/,
      exitCode: 0,
    },
  ])('says what to do where $state', async ({ account, says, exitCode }) => {
    const ended = await doctor(['--aws'], account, [green]);

    expect(ended.out).toMatch(says);
    expect(ended.exitCode).toBe(exitCode);
  });

  it('refuses to mix this machine with AWS', async () => {
    const { error, exitCode } = await type(['doctor', '--aws', '--api', 'http://127.0.0.1:3000']);

    expect(error).toContain('http://127.0.0.1:3000 is this machine');
    expect(exitCode).toBe(2);
  });
});

describe('rekindle doctor', () => {
  it('asks this machine alone, and ends with 1 where something is red', async () => {
    const api = await anApi(() => ({ body: { isReady: false, checks: [green, dkim] } }));
    closers.push(api.close);
    const { out, exitCode } = await type(['doctor'], api.url);

    expect(out).toContain('[STOP] DKIM: DKIM does not work yet.');
    expect(out).toContain('         a._domainkey.company.example  CNAME');
    expect(out).toContain('A launch is refused: 1 to mend, 0 to note.');
    expect(exitCode).toBe(1);
  });

  it('prints with --it only what IT needs, in either language', async () => {
    const api = await anApi(() => ({ body: { isReady: false, checks: [green, dkim] } }));
    closers.push(api.close);
    const ja = await type(['doctor', '--it'], api.url, 'ja_JP.UTF-8');
    const none = await type(['doctor', '--it'], (await withChecks([green])).url);

    expect(ja.out).toContain('件名: メール配信のための DNS レコード登録のお願い');
    expect(ja.out).toContain('b._domainkey.company.example  CNAME  b.dkim.amazonses.com');
    expect(ja.out).not.toContain('[');
    expect(none.out).toBe('There is nothing to ask of IT.\n');
  });
});

const withChecks = async (checks: readonly object[]) => {
  const api = await anApi(() => ({ body: { isReady: true, checks } }));
  closers.push(api.close);
  return api;
};

describe('rekindle doctor --alarm-test', () => {
  it.each([
    ['green', 'Successfully executed action arn:aws:sns:ap-northeast-1:123456789012:Rekindle-Alarms', 0],
    [
      'red',
      'Failed to execute action arn:aws:sns:x. Received error: "not authorized to perform: SNS:Publish"',
      1,
    ],
  ] as const)('is %s where the history says "%s"', async (light, action, exitCode) => {
    const ended = await doctor(['--alarm-test', '--json'], { ...well, action }, [green]);

    expect(JSON.parse(ended.out)).toContainEqual(expect.objectContaining({ id: 'alarmTest', light }));
    expect(ended.exitCode).toBe(exitCode);
  });

  it('is red where the history never tells of an action', async () => {
    const set: string[] = [];
    const operator = {
      setAlarm: (name: string) => Promise.resolve(void set.push(name)),
      alarmActions: () => Promise.resolve([]),
    } satisfies Partial<Operator>;
    const found = await testAlarm(
      operator,
      {
        status: '',
        outputs: {},
        resources: [{ type: 'AWS::CloudWatch::Alarm', logicalId: 'A', physicalId: 'one' }],
      },
      sayIn('en'),
      () => new Date(),
      0,
    );

    expect(set).toEqual(['one']);
    expect(found).toMatchObject({ light: 'red', says: 'one was set, and its history tells of no action.' });
  });
});
