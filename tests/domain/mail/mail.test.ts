import { describe, expect, it } from 'vitest';
import { campaignOf, queuedMail, sentMessagesOf, type MailSubject } from '../../../domain/mail/mail.ts';
import { iso, now } from '../../builders/time.ts';

const mailAbout = (subject: MailSubject) => queuedMail('mail-1', 'customer-1', subject, iso(now));
const nurture = mailAbout({ kind: 'nurture', campaignId: 'autumn', step: 0 });
const welcome = mailAbout({ kind: 'ownerWelcome', ownerId: 'o' });

describe('a mail of the outbox', () => {
  it('begins queued', () => {
    expect(welcome).toEqual({
      schemaVersion: 1,
      id: 'mail-1',
      customerId: 'customer-1',
      subject: { kind: 'ownerWelcome', ownerId: 'o' },
      state: 'queued',
      queuedAt: iso(now),
    });
  });

  it('belongs to a campaign only if it nurtures: a test of a campaign’s text does not', () => {
    const test = mailAbout({
      kind: 'test',
      to: 'm@x.example',
      template: 'nurture-custom',
      campaignId: 'autumn',
    });

    expect([nurture, welcome, test].map((mail) => campaignOf(mail))).toEqual([
      'autumn',
      undefined,
      undefined,
    ]);
  });

  it('is judged by when it was sent and delivered', () => {
    const sent = { ...nurture, sentAt: iso(now + 1), deliveredAt: iso(now + 2) };

    expect([...sentMessagesOf(new Map([['mail-1', sent]]))]).toEqual([
      ['mail-1', { sentAt: iso(now + 1), deliveredAt: iso(now + 2), campaignId: 'autumn' }],
    ]);
  });
});
