import { randomUUID } from 'node:crypto';
import {
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { BusEvent } from '../../local/events/event-bus.ts';
import { region, type Emulator } from './emulator.ts';

interface DeployedRule {
  readonly pattern: string;
  readonly queueUrls: readonly string[];
}

/**
 * Says something in the name of AWS. Nobody but AWS may put such events on a bus, on the emulator neither: so the deployed
 * rules are asked (TestEventPattern) and their queues are given the event as EventBridge gives it.
 */
export interface DefaultBus {
  /** Answers how many queues took it. */
  readonly say: (event: BusEvent) => Promise<number>;
}

/** The default bus with the rules that are deployed on it. */
export async function defaultBusOf({ client, url }: Emulator): Promise<DefaultBus> {
  const events = new EventBridgeClient(client);
  const sqs = new SQSClient(client);
  const rules = await deployedRules(events, url);
  return {
    say: async ({ source, detailType, detail }) => {
      const event = JSON.stringify({
        version: '0',
        id: randomUUID(),
        'detail-type': detailType,
        source,
        account: '000000000000',
        time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
        region,
        resources: [],
        detail,
      });
      let taken = 0;
      for (const { pattern, queueUrls } of rules) {
        const { Result } = await events.send(
          new TestEventPatternCommand({ EventPattern: pattern, Event: event }),
        );
        if (Result !== true) continue;
        for (const QueueUrl of queueUrls)
          await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: event }));
        taken += queueUrls.length;
      }
      return taken;
    },
  };
}

async function deployedRules(events: EventBridgeClient, url: string): Promise<readonly DeployedRule[]> {
  const { Rules = [] } = await events.send(new ListRulesCommand({ EventBusName: 'default' }));
  return Promise.all(
    Rules.filter(({ EventPattern }) => EventPattern !== undefined).map(
      async ({ Name, EventPattern = '' }) => {
        const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: Name }));
        const queues = Targets.flatMap(
          ({ Arn = '' }) => /:sqs:[^:]*:(\d+):(.+)$/.exec(Arn)?.slice(1, 3).join('/') ?? [],
        );
        return { pattern: EventPattern, queueUrls: queues.map((queue) => `${url}/${queue}`) };
      },
    ),
  );
}
