import type { Mail } from './mail.ts';
import type { BounceKind, OutcomeHook } from './outcome.ts';
import type { SesService } from './ses-service.ts';

/** Who opens or clicks; `isBotEvent` is SES's own opinion and left out when not given. */
export interface Visitor {
  readonly userAgent?: string;
  readonly ipAddress?: string;
  readonly isBotEvent?: string;
}

/** All mails of the stack, and what their recipients can do with them. */
export interface Mailbox {
  readonly mails: () => readonly Mail[];
  readonly onMail: (listener: (mail: Mail) => void) => void;
  /** Loads the pixel: an Open event, when the mail is tracked. */
  readonly open: (messageId: string, visitor?: Visitor) => void;
  /** Follows a link by its URL or its place: a Click event, when the link is tracked. Answers where it leads. */
  readonly click: (messageId: string, link: string | number, visitor?: Visitor) => string;
  /** Decides what becomes of the mails sent from now on. */
  readonly setOutcome: (hook: OutcomeHook) => void;
  readonly bounce: (messageId: string, kind: BounceKind) => void;
  readonly complain: (messageId: string) => void;
}

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const EXAMPLE_ADDRESS = '198.51.100.7';

/** Opens the mailbox of an SES. */
export function createMailbox(ses: SesService, now: () => number): Mailbox {
  const mailOf = (messageId: string): Mail => {
    const mail = ses.find(messageId);
    if (mail === undefined) throw new Error(`There is no mail ${messageId} in the local mailbox.`);
    return mail;
  };
  const visit = ({ userAgent = BROWSER, ipAddress = EXAMPLE_ADDRESS, isBotEvent }: Visitor): object => ({
    timestamp: new Date(now()).toISOString(),
    userAgent,
    ipAddress,
    ...(isBotEvent === undefined ? {} : { isBotEvent }),
  });
  return {
    mails: ses.mails,
    onMail: ses.onMail,
    setOutcome: ses.setOutcome,
    open: (messageId, visitor = {}) => {
      const mail = mailOf(messageId);
      if (mail.html !== undefined) ses.emit('Open', mail, visit(visitor));
    },
    click: (messageId, link, visitor = {}) => {
      const mail = mailOf(messageId);
      const found =
        typeof link === 'number'
          ? mail.links[link]
          : mail.links.find(({ url, href }) => url === link || href === link);
      if (found === undefined)
        throw new Error(
          `The mail ${messageId} has no link ${link}; it has ${mail.links.map(({ url }) => url).join(', ') || 'none'}.`,
        );
      if (found.tracked)
        ses.emit('Click', mail, { ...visit(visitor), link: found.url, linkTags: found.linkTags ?? null });
      return found.url;
    },
    bounce: (messageId, kind) => ses.bounce(mailOf(messageId), kind),
    complain: (messageId) => ses.complain(mailOf(messageId)),
  };
}
