/** A header as it was given or made. */
export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

/** A link of a mail. `href` is what stands in the HTML: the tracking link when it is tracked, else the URL itself. */
export interface MailLink {
  readonly url: string;
  readonly href: string;
  readonly tracked: boolean;
  readonly linkTags: Readonly<Record<string, readonly string[]>> | undefined;
}

/** An attachment; its content is kept as bytes. */
export interface MailAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** What has become of a mail so far. */
export type MailStatus = 'sent' | 'delivered' | 'bounced' | 'complained' | 'suppressed';

/** A mail that SES has accepted, as its recipient has it. */
export interface Mail {
  readonly messageId: string;
  readonly at: Date;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  /** With tracking links and the pixel, when the configuration set tracks. */
  readonly html: string | undefined;
  readonly text: string | undefined;
  /** The headers the sender gave; From, To, Subject and the like have their own fields. */
  readonly headers: readonly MailHeader[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string | undefined;
  /** What the call asked of tracking, in place of the configuration set. */
  readonly overrides?: {
    readonly opens: 'ENABLED' | 'DISABLED' | undefined;
    readonly clicks: 'ENABLED' | 'DISABLED' | undefined;
  };
  readonly links: readonly MailLink[];
  readonly attachments: readonly MailAttachment[];
  readonly status: MailStatus;
}

/** The bare address in `Name <address>`. */
export function bareAddress(text: string): string {
  return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim();
}

/** Everyone a mail goes to. */
export function recipientsOf({ to, cc, bcc }: Pick<Mail, 'to' | 'cc' | 'bcc'>): readonly string[] {
  return [...to, ...cc, ...bcc].map(bareAddress);
}
