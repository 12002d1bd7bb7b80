import { createAwsEndpoint } from '../../local/aws/aws-endpoint.ts';
import { listenLocally } from '../../local/aws/free-port.ts';
import { createAgenda } from '../../local/clock/agenda.ts';
import { createStackClock } from '../../local/clock/stack-clock.ts';
import type { BusEvent } from '../../local/events/event-bus.ts';
import type { ConfigurationSet } from '../../local/ses/configuration-sets.ts';
import { SES_EVENT_TYPES } from '../../local/ses/event-types.ts';
import { createMailbox, type Mailbox } from '../../local/ses/mailbox.ts';
import { sesApi } from '../../local/ses/ses-api.ts';
import { createSesService, type SesOptions } from '../../local/ses/ses-service.ts';
import { createSuppressionList } from '../../local/ses/suppression-list.ts';

/** An SES with a rate, a sandbox and a standing, which the emulator's has not. */
export interface FakeSes {
  readonly url: string;
  readonly mailbox: Mailbox;
  /** What AWS allows from now on. */
  readonly allow: (limits: SesOptions) => void;
  /** Calls that were answered, newest last: what was asked, and whether it was refused. */
  readonly calls: readonly SesCall[];
  /** The names of the sets, known once the stack is deployed. */
  readonly useSets: (tracked: string, untracked: string) => void;
  readonly close: () => Promise<void>;
}

export interface SesCall {
  readonly at: number;
  readonly operation: string;
  readonly to: string;
}

/** Listens on a port of its own; what it says of mails goes to `onEvent`. */
export async function startFakeSes(onEvent: (event: BusEvent) => void): Promise<FakeSes> {
  const { server, attach } = createAwsEndpoint();
  const url = `http://127.0.0.1:${await listenLocally(server, 0, 'the fake SES', 'port')}`;
  const clock = createStackClock({ kind: 'real' });
  const agenda = createAgenda();
  const options: SesOptions = {};
  const sets = new Map<string, ConfigurationSet>();
  const suppression = createSuppressionList(clock.now);
  const ses = createSesService({
    sets,
    suppression,
    clock,
    agenda,
    awsUrl: url,
    options,
    buses: {
      exists: () => true,
      put: (event) => {
        onEvent(event);
        return '';
      },
    },
  });
  const calls: SesCall[] = [];
  attach({
    services: [sesApi({ ses, suppression, sets, options })],
    pages: [],
    now: clock.now,
    fault: ({ operation, body, phase }) => {
      if (phase === 'before')
        calls.push({
          at: clock.now(),
          operation,
          to: /"ToAddresses":\["([^"]+)"/.exec(JSON.stringify(body))?.[1] ?? '',
        });
      return undefined;
    },
  });
  const timer = setInterval(() => void agenda.runDue(clock.now()), 200);
  return {
    url,
    mailbox: createMailbox(ses, clock.now),
    calls,
    allow: (limits) => {
      Object.assign(
        options,
        { account: undefined, maximumSendRate: undefined, identities: undefined },
        limits,
      );
    },
    useSets: (tracked, untracked) => {
      sets.set(tracked, setNamed(tracked, true));
      sets.set(untracked, setNamed(untracked, false));
    },
    close: async () => {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const setNamed = (name: string, isTracked: boolean): ConfigurationSet => ({
  name,
  arn: `arn:aws:ses:ap-northeast-1:000000000000:configuration-set/${name}`,
  eventTypes: new Set(SES_EVENT_TYPES.filter((type) => isTracked || (type !== 'Open' && type !== 'Click'))),
  suppressedReasons: undefined,
  sendingEnabled: true,
});
