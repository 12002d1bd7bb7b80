import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { inject } from 'vitest';
import { stackName } from '../../lib/stack-name.ts';
import type { FaultHook } from '../../local/aws/aws-fault.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import type { DisturbanceHook } from '../../local/queues/disturbance.ts';
import { startLocalStack } from '../../local/start-local-stack.ts';
import { dump } from './dump-tables.ts';
import { watchRequests } from './request-watch.ts';
import { recordItems, recordLinks, recordMessage } from './record-release.ts';
import { setUpCompany, tuesday, type Rekindle, type RekindleOptions } from './rekindle.ts';

/** Starts the real stack on virtual time, and sets the company up on it. */
export async function startRekindle(options: RekindleOptions = {}): Promise<Rekindle<LocalStack>> {
  let fault: FaultHook | undefined;
  let disturbance: DisturbanceHook | undefined;
  const errors: string[] = [];
  const requests = watchRequests(inject('requestWatcher'));
  const stack = await startLocalStack({
    outdir: inject('outdir'),
    stackName,
    preload: requests.preload,
    dynamodbEndpoint: inject('stackDatabase'),
    time: {
      kind: 'virtual',
      startAt: options.startAt ?? tuesday,
      tickMinutes: options.tickMinutes ?? 30,
      sliceSeconds: 0,
    },
    ...(options.canFail === true ? { fault: (call) => fault?.(call) } : {}),
    ...(options.temper === undefined ? {} : { temper: options.temper }),
    ...(options.ses === undefined ? {} : { ses: options.ses }),
    disturbance: (delivery) => {
      recordMessage(delivery);
      return disturbance?.(delivery);
    },
    onLog: ({ functionName, line }) => {
      if (/"level":"ERROR"|rror:/.test(line)) errors.push(`${functionName}: ${line}`);
    },
  });
  return setUpCompany(
    {
      stack,
      errors,
      dump: () => dump(stack),
      failWhen: (hook) => {
        fault = hook;
      },
      disturbWhen: (hook) => {
        disturbance = hook;
      },
      close: async () => {
        await recordItems(() => dump(stack));
        recordLinks(
          await secretsOf(stack),
          stack.mailbox.mails().flatMap(({ links }) => links.map(({ url }) => new URL(url).pathname)),
        );
        await stack.close();
        requests.assertTaken();
      },
    },
    options,
  );
}

/** The secrets that this stack's ids and links are made with. */
async function secretsOf({ urls, credentials, functionEnvironment }: LocalStack) {
  const client = new SecretsManagerClient({ endpoint: urls.aws, region: 'ap-northeast-1', credentials });
  const read = async (name: string): Promise<string> => {
    const SecretId = functionEnvironment('MailsSendMail')[name];
    return (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '';
  };
  const secrets = { secret: await read('SECRET_ARN'), linkSecret: await read('LINK_KEYS_ARN') };
  client.destroy();
  return secrets;
}
