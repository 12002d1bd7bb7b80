import { askUntil } from '../ask-until.ts';
import type { Say } from '../say.ts';
import type { DoctorCheck } from './check.ts';
import type { DeployedStack, Operator } from './operator.ts';

const REASON = 'rekindle doctor --alarm-test: only a test';
const [ASK_EVERY_MS, TRIES] = [3000, 20];

/**
 * Sets one alarm of the stack and reads in its history whether its action went out, which SNS may have refused
 * (docs/rules.md). The alarm falls back by itself at its next look.
 */
export async function testAlarm(
  operator: Pick<Operator, 'setAlarm' | 'alarmActions'>,
  { resources }: DeployedStack,
  say: Say,
  now: () => Date = () => new Date(),
  every = ASK_EVERY_MS,
): Promise<DoctorCheck> {
  const check = { id: 'alarmTest', name: say('アラームの試験', 'Alarm test') };
  const alarm = resources.find(({ type }) => type === 'AWS::CloudWatch::Alarm')?.physicalId;
  if (alarm === undefined)
    return { ...check, light: 'red', says: say('アラームがありません。', 'The stack has no alarm.') };
  const since = now();
  await operator.setAlarm(alarm, 'ALARM', REASON);
  const [action] = await askUntil(
    () => operator.alarmActions(alarm, since),
    (actions) => actions.length > 0,
    { everyMs: every, tries: TRIES },
  );
  if (action !== undefined) return { ...check, ...judged(alarm, action.summary, say) };
  return {
    ...check,
    light: 'red',
    says: say(
      `${alarm} を鳴らしましたが、通知の記録がありません。`,
      `${alarm} was set, and its history tells of no action.`,
    ),
    toDo: redeploy(say),
  };
}

/** "Successfully executed action ARN", or "Failed to execute action ARN. Received error: ..." */
const judged = (alarm: string, summary: string, say: Say): Omit<DoctorCheck, 'id' | 'name'> =>
  /^Successfully executed/i.test(summary)
    ? {
        light: 'green',
        says: say(
          `${alarm} を鳴らし、通知が送られました。メールが届いたか確かめてください。`,
          `${alarm} was set and its notice went out. See whether the mail arrived.`,
        ),
      }
    : { light: 'red', says: `${alarm}: ${summary}`, toDo: redeploy(say) };

const redeploy = (say: Say): string =>
  say(
    'もう一度デプロイし（npx cdk deploy）、docs/ja/runbook.md の「アラームが届かない」をご覧ください。',
    'Deploy again (npx cdk deploy), and see docs/runbook.md, "No alarm arrives".',
  );
