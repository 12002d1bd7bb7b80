import { interestAt } from '../../../domain/interest/heat.ts';
import { calledIn } from '../../../domain/people/names.ts';
import { renderHandoffMail } from '../../../templates/mails/handoff-mail.ts';
import { renderStaffNote } from '../../../templates/mails/staff-note.ts';
import { findInterest } from '../../interest/interest-store.ts';
import type { Needs } from '../../kernel/deps.ts';
import { customerGone, ownerGone, type StaffMailRenderers } from '../../kernel/staff-mail.ts';
import { findCustomers } from '../../people/customer-store.ts';
import { loadPerson } from '../../people/load-person.ts';
import { findEngagements } from '../../timeline/timeline-store.ts';
import { findHandoffOf } from '../handoff-store.ts';
import { handoffUrl } from '../handoff-urls.ts';
import { handoffView, whyNow } from './handoff-view.ts';
import { judgeEvidence } from './judge-evidence.ts';

/** The mail that hands a customer over, and the note to the owner of an open deal at that company. */
export const handoffMails = (
  deps: Needs<'db' | 'settings' | 'linkKeys' | 'publicUrl' | 'replyDomain' | 'now'>,
): StaffMailRenderers<'handoff' | 'dealNote'> => ({
  handoff: async ({ customerId, subject }) => {
    const { db, publicUrl } = deps;
    const [settings, linkKeys, person, handoff] = await Promise.all([
      deps.settings(),
      deps.linkKeys(),
      loadPerson(db, customerId, deps.now().toISOString()),
      findHandoffOf(db, customerId, subject.handoffId),
    ]);
    if (person === undefined) return customerGone;
    const owner = person.owners.find(({ id }) => id === subject.ownerId);
    if (handoff === undefined || owner?.email === undefined)
      return { kind: 'impossible', because: 'the handoff or its owner is gone' };
    const [engagements, interest, colleagues, evidence] = await Promise.all([
      findEngagements(db, customerId),
      findInterest(db, customerId, settings.model.id),
      findCustomers(db, handoff.joinedCustomerIds),
      judgeEvidence(db, settings, handoff.evidenceKey),
    ]);
    const url = (action: string): string => handoffUrl(linkKeys, publicUrl, handoff.id, owner.id, action);
    const view = handoffView({
      handoff,
      ...person,
      owner,
      engagements,
      heat: interest?.heat ?? null,
      colleagues: [...colleagues.values()],
      evidence,
      settings,
      nowEpochMs: deps.now().getTime(),
      locale: settings.locale,
      reason: subject.reason ?? 'new',
      nameOf: (id) => person.owners.find((each) => each.id === id)?.name ?? '',
      takesReplies: deps.replyDomain !== '',
      urls: {
        accept: url('accept'),
        promise: url('promise'),
        notReached: url('notReached'),
        report: url('report'),
        decline: url('decline'),
        tossUp: handoff.desk === 'insideSales' ? url('tossUp') : undefined,
        dispute: handoff.isRequest ? undefined : url('dispute'),
      },
    });
    return { kind: 'ready', to: owner.email, mail: renderHandoffMail(view) };
  },
  dealNote: async ({ customerId, subject }) => {
    const { db } = deps;
    const settings = await deps.settings();
    const { model, locale, calendar } = settings;
    const [person, engagements, interest] = await Promise.all([
      loadPerson(db, customerId, deps.now().toISOString()),
      findEngagements(db, customerId),
      findInterest(db, customerId, model.id),
    ]);
    if (person === undefined) return customerGone;
    const owner = person.owners.find(({ id }) => id === subject.ownerId);
    if (owner?.email === undefined) return ownerGone;
    const human = engagements.filter(({ verdict }) => verdict.is !== 'machine');
    const points = interestAt(interest?.heat ?? null, deps.now().getTime(), model.halfLifeDays);
    return {
      kind: 'ready',
      to: owner.email,
      mail: renderStaffNote({
        locale,
        kind: 'dealNote',
        toLastName: calledIn(owner.name, locale),
        code: '',
        customerName: person.customer.fullName ?? person.customer.lastName ?? '',
        accountName: person.account.name,
        why: whyNow(human, points, calendar.timeZone, locale),
      }),
    };
  },
});
