import type { MailSubject, OutboxMail } from '../../domain/mail/mail.ts';
import type { RenderedMail } from '../../templates/mails/rendered-mail.ts';

/** A rendered mail and its reader, or why there can be none. */
export type Rendered =
  | { readonly kind: 'ready'; readonly to: string; readonly mail: RenderedMail }
  | { readonly kind: 'impossible'; readonly because: string };

/** A mail of the outbox about one kind of thing. */
export type MailAbout<Kind extends MailSubject['kind']> = OutboxMail & {
  readonly subject: Extract<MailSubject, { kind: Kind }>;
};

/** Mails that stand in the outbox ready to be rendered; a nurture mail is claimed through its enrolment. */
export type StaffMailKind = Exclude<MailSubject['kind'], 'nurture'>;

/**
 * How each kind of mail is rendered, from the state of now: a reader an hour later reads what is true then. Every
 * capability brings the renderers of its own mails; the function that sends joins them.
 */
export type StaffMailRenderers<Kind extends StaffMailKind = StaffMailKind> = {
  readonly [K in Kind]: (mail: MailAbout<K>) => Promise<Rendered>;
};

/** The customer whom the mail is about is not stored any more. */
export const customerGone: Rendered = { kind: 'impossible', because: 'the customer is gone' };
/** The salesperson who should read it is not stored any more, or has no address. */
export const ownerGone: Rendered = { kind: 'impossible', because: 'the owner is gone' };
/** What it would tell is over. */
export const nothingToTell: Rendered = { kind: 'impossible', because: 'nothing to tell any more' };
