import {
  DeleteSuppressedDestinationCommand,
  GetSuppressedDestinationCommand,
  NotFoundException,
  SESv2Client,
} from '@aws-sdk/client-sesv2';

/** The addresses that SES does not send to. */
export interface SuppressionList {
  /** Takes an address off that bounced; one of somebody who complained stays. One that is not on it is free already. */
  readonly free: (email: string) => Promise<'free' | 'complained'>;
}

/** The list of the account. Addresses are looked for as they were sent to. */
export function openSuppressionList(client = new SESv2Client({})): SuppressionList {
  return {
    free: async (EmailAddress) => {
      try {
        const { SuppressedDestination } = await client.send(
          new GetSuppressedDestinationCommand({ EmailAddress }),
        );
        if (SuppressedDestination?.Reason === 'COMPLAINT') return 'complained';
        await client.send(new DeleteSuppressedDestinationCommand({ EmailAddress }));
      } catch (error) {
        if (!(error instanceof NotFoundException)) throw error;
      }
      return 'free';
    },
  };
}
