/** What becomes of a mail at its recipient; `drop-events` delivers it, but SES's own events are lost on the way. */
export type MailOutcome = 'deliver' | 'bounce-permanent' | 'bounce-transient' | 'complain' | 'drop-events';

/** Decides the outcome for an address. */
export type OutcomeHook = (address: string) => MailOutcome;

/** The kinds of bounce that the mailbox can make. */
export type BounceKind = 'permanent' | 'transient' | 'suppressed';

const SIMULATOR = /^([a-z]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/i;

const SIMULATOR_OUTCOMES: Readonly<Record<string, MailOutcome | 'suppressed'>> = {
  bounce: 'bounce-permanent',
  complaint: 'complain',
  ooto: 'deliver',
  success: 'deliver',
  suppressionlist: 'suppressed',
};

/** Whether an address is one of SES's mailbox simulator. */
export function isSimulator(address: string): boolean {
  return SIMULATOR.test(address);
}

/** The outcome that the simulator's addresses stand for; other addresses have none of their own. */
export function simulatorOutcome(address: string): MailOutcome | 'suppressed' | undefined {
  return SIMULATOR_OUTCOMES[SIMULATOR.exec(address)?.[1]?.toLowerCase() ?? ''];
}

/** The payload of a Bounce event. */
export function bouncePayload(
  kind: BounceKind,
  addresses: readonly string[],
  at: string,
  feedbackId: string,
): object {
  const shapes = {
    permanent: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    },
    transient: {
      bounceType: 'Transient',
      bounceSubType: 'MailboxFull',
      status: '4.2.2',
      diagnosticCode: 'smtp; 452 4.2.2 mailbox full',
    },
    suppressed: {
      bounceType: 'Permanent',
      bounceSubType: 'OnAccountSuppressionList',
      status: '5.1.1',
      diagnosticCode:
        'Amazon SES did not send the message to this address because it is on the suppression list for your account.',
    },
  } as const;
  const { bounceType, bounceSubType, status, diagnosticCode } = shapes[kind];
  return {
    feedbackId,
    bounceType,
    bounceSubType,
    bouncedRecipients: addresses.map((emailAddress) => ({
      emailAddress,
      action: 'failed',
      status,
      diagnosticCode,
    })),
    timestamp: at,
    reportingMTA: 'dns; local.invalid',
  };
}
