import { formatMonth } from '../../../contract/format.ts';
import { formatMoney } from '../../../contract/money.ts';
import { ownerCalled } from '../../../domain/handoffs/route/choose-owner.ts';
import { laterOf } from '../../../domain/kernel/local-date.ts';
import type { Locale } from '../../../domain/kernel/locale.ts';
import { dayOf } from '../../../domain/kernel/time-zone.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Account, Customer, Owner } from '../../../domain/people/customer.ts';
import type { Standing } from '../../../domain/people/standing.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import type { HandoffMailView } from '../../../templates/mails/handoff-mail-view.ts';

interface Past {
  readonly handoff: Pick<Handoff, 'createdAt'>;
  readonly customer: Customer;
  readonly account: Account;
  readonly standing: Standing;
  /** Who gets the mail. */
  readonly owner: Owner;
  readonly settings: Settings;
  readonly locale: Locale;
}

/** What went before with a customer and the company: deals, the last contact, whose customer it is. */
export function historyOf(past: Past): HandoffMailView['history'] {
  const { handoff, customer, account, standing, settings, locale, owner } = past;
  const { relationship } = account;
  const { lastWonOn: won, lastWonAmount } = relationship;
  const amount = lastWonAmount === undefined ? '' : formatMoney(lastWonAmount, settings.currency, locale);
  const { lastLostOn: lost } = relationship;
  const inBrackets = (text: string | undefined): string =>
    text === undefined ? '' : locale === 'ja' ? `（${text}）` : ` (${text})`;
  // What led to the handoff is no history yet.
  const createdOn = dayOf(Date.parse(handoff.createdAt), settings.calendar.timeZone);
  const isBefore = (on: string | undefined): boolean => on !== undefined && on < createdOn;
  const talkedOn = [customer.lastTwoWayOn, standing.lastTwoWayOn].filter(isBefore).reduce(laterOf, undefined);
  const whose = customer.ownerName ?? account.ownerName;
  return {
    lastWon:
      won === undefined
        ? undefined
        : `${formatMonth(won, locale)} ${locale === 'ja' ? `受注${amount}` : `won ${amount}`}${inBrackets(relationship.lastWonProduct)}`,
    lastLost:
      lost === undefined
        ? undefined
        : `${formatMonth(lost, locale)} ${locale === 'ja' ? '失注' : 'lost'}${inBrackets(relationship.lostReason)}`,
    lastTalk: talkedOn === undefined ? undefined : formatMonth(talkedOn, locale),
    lastWords: customer.lastWords,
    owner: ownerCalled([owner], whose) === undefined ? whose : undefined,
    previousOwner: customer.previousOwnerName,
  };
}
