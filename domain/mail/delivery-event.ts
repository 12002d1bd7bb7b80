/** What a mail server said about one of our mails. `at` is ISO. */
export interface DeliveryEvent {
  readonly kind: 'sent' | 'delivered' | 'bounced' | 'softBounced' | 'complained' | 'rejected';
  readonly mailId: string;
  readonly at: string;
  readonly sesMessageId: string;
  readonly why: string;
  /** The address that was mailed: its person may have another by now. Absent where the server does not name one. */
  readonly to?: string | undefined;
  /** SES did not send it, for the address is on a list of those that bounced or complained before. */
  readonly isSuppressed?: boolean;
}
