import type { Say } from '../say.ts';
import type { DoctorCheck } from './check.ts';
import type { DeployedStack, Operator } from './operator.ts';

/** What the operator's checks found, and the stack, where there is one. */
export interface AccountChecks {
  readonly checks: readonly DoctorCheck[];
  readonly stack: DeployedStack | undefined;
}

/** Looks at the account around the stack. Without credentials nothing else can be asked. */
export async function checkAccount(operator: Operator, stackName: string, say: Say): Promise<AccountChecks> {
  const credentials = await checkCredentials(operator, say);
  if (credentials.light === 'red') return { checks: [credentials], stack: undefined };
  const bootstrap = await asked('bootstrap', say('CDK の準備', 'CDK bootstrap'), say, () =>
    checkBootstrap(operator, say),
  );
  let stack: DeployedStack | undefined;
  const deployed = await asked('stack', say('スタック', 'Stack'), say, async () => {
    stack = await operator.stack(stackName);
    return checkStack(stack, stackName, say);
  });
  const around = stack === undefined ? [] : await checkAround(operator, stack, say);
  return { checks: [credentials, bootstrap, deployed, ...around], stack };
}

async function checkCredentials(operator: Operator, say: Say): Promise<DoctorCheck> {
  const name = say('AWS の認証情報', 'AWS credentials');
  try {
    const [{ account, arn }, region] = await Promise.all([operator.caller(), operator.region()]);
    return {
      id: 'credentials',
      light: 'green',
      name,
      says: say(
        `アカウント ${account}、リージョン ${region}（${arn}）。`,
        `Account ${account}, region ${region} (${arn}).`,
      ),
    };
  } catch (error) {
    return {
      id: 'credentials',
      light: 'red',
      name,
      says: say(
        `AWS に認証できませんでした（${nameOf(error)}）。`,
        `AWS did not accept the credentials (${nameOf(error)}).`,
      ),
      toDo: say(
        'aws sso login などでログインし、AWS_PROFILE と --region を確かめてください。',
        'Log in, for instance with aws sso login, and check AWS_PROFILE and --region.',
      ),
    };
  }
}

/** The least version of the bootstrap stack that today's CDK deploys to. */
const BOOTSTRAP_VERSION = 6;

async function checkBootstrap(operator: Operator, say: Say): Promise<Finding> {
  const version = await operator.bootstrapVersion();
  const toDo = 'npx cdk bootstrap';
  if (version === undefined)
    return {
      light: 'red',
      says: say(
        'このアカウントとリージョンは、まだ CDK 用に準備されていません。',
        'This account and region were not prepared for the CDK.',
      ),
      toDo,
    };
  const isOld = version < BOOTSTRAP_VERSION;
  return {
    light: isOld ? 'red' : 'green',
    says: say(
      `バージョン ${version}${isOld ? `（${BOOTSTRAP_VERSION} 以上が必要です）` : ''}。`,
      `Version ${version}${isOld ? ` (at least ${BOOTSTRAP_VERSION} is needed)` : ''}.`,
    ),
    ...(isOld ? { toDo } : {}),
  };
}

function checkStack(stack: DeployedStack | undefined, stackName: string, say: Say): Finding {
  if (stack === undefined)
    return {
      light: 'red',
      says: say(
        `スタック ${stackName} がこのリージョンにありません。`,
        `There is no stack ${stackName} in this region.`,
      ),
      toDo: say(
        'npx cdk deploy を実行してください。別のリージョンにあるときは --region を付けてください。',
        'Run npx cdk deploy; where it is in another region, give --region.',
      ),
    };
  const isWell = /^(?:CREATE|UPDATE|IMPORT)_COMPLETE$/.test(stack.status);
  return {
    light: isWell ? 'green' : /_IN_PROGRESS$|^UPDATE_ROLLBACK_COMPLETE$/.test(stack.status) ? 'amber' : 'red',
    says: `${stackName}: ${stack.status}`,
    ...(isWell
      ? {}
      : {
          toDo: say(
            'CloudFormation の「イベント」で最初の失敗を確かめてから、もう一度 npx cdk deploy を実行してください。',
            'Look for the first failure among the events in CloudFormation, then run npx cdk deploy again.',
          ),
        }),
  };
}

const checkAround = (operator: Operator, stack: DeployedStack, say: Say): Promise<readonly DoctorCheck[]> =>
  Promise.all([
    asked('alarms', say('アラームの通知先', 'Who hears alarms'), say, () =>
      checkAlarms(operator, stack, say),
    ),
    asked('concurrency', say('Lambda の同時実行数', 'Lambda concurrency'), say, () =>
      checkConcurrency(operator, say),
    ),
    ...(ruleSetOf(stack) === undefined
      ? []
      : [
          asked('receiptRule', say('返信の受信ルール', 'Receipt rules'), say, () =>
            checkRules(operator, stack, say),
          ),
        ]),
  ]);

async function checkAlarms(operator: Operator, { resources }: DeployedStack, say: Say): Promise<Finding> {
  const topic = resources.find(({ type }) => type === 'AWS::SNS::Topic');
  const all = topic === undefined ? [] : await operator.subscriptions(topic.physicalId);
  const confirmed = all.filter(({ isConfirmed }) => isConfirmed).map(({ endpoint }) => endpoint);
  if (confirmed.length > 0)
    return { light: 'green', says: say(`${confirmed.join('、')} に届きます。`, `${confirmed.join(', ')}.`) };
  const waiting = all.map(({ endpoint }) => endpoint).join(', ');
  return waiting === ''
    ? {
        light: 'amber',
        says: say('アラームが誰にも届きません。', 'Nobody hears the alarms.'),
        toDo: say(
          'rekindle.config.ts に alarmEmail を設定してデプロイしてください。',
          'Give alarmEmail in rekindle.config.ts and deploy.',
        ),
      }
    : {
        light: 'amber',
        says: say(
          `${waiting} が購読をまだ承認していないため、アラームが届きません。`,
          `${waiting} has not confirmed the subscription, so no alarm arrives.`,
        ),
        toDo: say(
          '「AWS Notification - Subscription Confirmation」という件名のメールのリンクを押してください（迷惑メールも確認してください）。',
          'Press the link in the mail "AWS Notification - Subscription Confirmation"; look into the junk folder too.',
        ),
      };
}

/** AWS lets nobody reserve where fewer than 100 would be left to all others. */
const UNRESERVED = 100;

async function checkConcurrency(operator: Operator, say: Say): Promise<Finding> {
  const limit = await operator.concurrency();
  if (limit >= 2 * UNRESERVED)
    return { light: 'green', says: say(`上限 ${limit}。`, `The account's limit is ${limit}.`) };
  return {
    light: 'amber',
    says: say(
      `上限は ${limit} です。取り込みや施策の最中に、配信停止などのページが遅くなることがあります。`,
      `The account's limit is ${limit}: during an import or a launch pages such as unsubscribing may be slow.`,
    ),
    toDo: say(
      'rekindle.config.ts を profile: "small" のままにし、Service Quotas で Lambda の「同時実行数」を 1,000 に上げるよう申請してください。',
      'Keep profile: "small" in rekindle.config.ts, and ask for 1,000 in Service Quotas (Lambda, concurrent executions).',
    ),
  };
}

const ruleSetOf = ({ resources }: DeployedStack) =>
  resources.find(({ type }) => type === 'AWS::SES::ReceiptRuleSet')?.physicalId;

async function checkRules(operator: Operator, stack: DeployedStack, say: Say): Promise<Finding> {
  const [ours, active] = [ruleSetOf(stack) ?? '', await operator.activeRuleSet()];
  if (ours === active) return { light: 'green', says: say(`${ours} が有効です。`, `${ours} is active.`) };
  return {
    light: 'amber',
    says:
      active === undefined
        ? say(
            '受信ルールが有効になっていないため、返信は失われます。',
            'No rule set is active: replies are lost.',
          )
        : say(
            `別の受信ルール ${active} が有効なため、返信は失われます。`,
            `Another rule set is active (${active}): replies are lost.`,
          ),
    toDo:
      active === undefined
        ? `aws ses set-active-receipt-rule-set --rule-set-name ${ours}`
        : say(
            `${active} にも同じルールを加えるか、aws ses set-active-receipt-rule-set --rule-set-name ${ours} で切り替えてください。`,
            `Add the same rule to ${active}, or switch: aws ses set-active-receipt-rule-set --rule-set-name ${ours}`,
          ),
  };
}

type Finding = Omit<DoctorCheck, 'id' | 'name'>;

/** A question that AWS refused is amber: nothing is known, and the permission it takes is named. */
async function asked(id: string, name: string, say: Say, ask: () => Promise<Finding>): Promise<DoctorCheck> {
  try {
    return { id, name, ...(await ask()) };
  } catch (error) {
    return {
      id,
      name,
      light: 'amber',
      says: say(
        `確かめられませんでした（${nameOf(error)}）。`,
        `It could not be looked at (${nameOf(error)}).`,
      ),
      toDo: say(
        '閲覧の権限（ReadOnlyAccess など）のある認証情報でお試しください。',
        'Try with credentials that may read (ReadOnlyAccess, for instance).',
      ),
    };
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
