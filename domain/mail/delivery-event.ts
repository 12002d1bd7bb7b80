/** What a mail server said about one of our mails. `at` is ISO. */
export interface DeliveryEvent {
  readonly kind: 'sent' | 'delivered' | 'bounced' | 'softBounced' | 'complained' | 'rejected';
  readonly mailId: string;
  readonly at: string;
  readonly sesMessageId: string;
  readonly why: string;
  /** SES did not send it, for the address is on a list of those that bounced or complained before. */
  readonly isSuppressed?: boolean;
}
