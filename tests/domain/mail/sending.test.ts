import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SendingAccount } from '../../../domain/kernel/sending-account.ts';
import {
  afterCheck,
  customersLeftToday,
  customersPerSecond,
  inTable,
  needsProbe,
  secondOf,
  stoppedBy,
  stopsLane,
} from '../../../domain/mail/sending.ts';
import { outcomeOf } from '../../../platform/ses.ts';

const from = '"未来在庫" <hello@mirai-zaiko.example>';
const rejected = (identities: string): string =>
  `Email address is not verified. The following identities failed the check in region AP-NORTHEAST-1: ${identities}`;

describe('an error of SES', () => {
  it.each([
    ['TooManyRequestsException', 'Maximum sending rate exceeded.', 429, 'busy', undefined],
    ['ThrottlingException', 'Rate exceeded', 400, 'busy', undefined],
    ['Throttling', 'Rate exceeded', 400, 'busy', undefined],
    ['ConflictException', 'conflict', 409, 'busy', undefined],
    ['TooManyRequestsException', 'Daily message quota exceeded.', 429, 'stopped', 'dailyQuota'],
    ['LimitExceededException', 'limit', 400, 'stopped', 'dailyQuota'],
    ['SendingPausedException', 'paused', 400, 'stopped', 'paused'],
    ['AccountSuspendedException', 'suspended', 400, 'stopped', 'suspended'],
    ['MailFromDomainNotVerifiedException', 'MAIL FROM', 400, 'stopped', 'unverifiedSender'],
    ['NotFoundException', 'Configuration set <x> does not exist.', 404, 'stopped', 'missingConfigurationSet'],
    ['MessageRejected', rejected('hello@mirai-zaiko.example'), 400, 'stopped', 'unverifiedSender'],
    ['MessageRejected', rejected('a@b.example'), 400, 'stopped', 'sandbox'],
    ['AccessDeniedException', 'not authorized', 403, 'stopped', 'accessDenied'],
    ['UnrecognizedClientException', 'token', 403, 'stopped', 'accessDenied'],
    ['ExpiredTokenException', 'token', 403, 'stopped', 'accessDenied'],
    ['InvalidSignatureException', 'clock', 403, 'stopped', 'accessDenied'],
    ['BadRequestException', 'Sending is disabled for tenant group-sales.', 400, 'stopped', 'paused'],
    ['NotFoundException', 'Tenant <x> does not exist.', 404, 'stopped', 'missingConfigurationSet'],
    ['MessageRejected', 'Bad content', 400, 'refused', undefined],
    ['BadRequestException', 'Invalid address', 400, 'refused', undefined],
    ['InternalServiceErrorException', 'x', 500, 'unknown', undefined],
    ['ServiceUnavailable', 'x', 503, 'unknown', undefined],
  ])('%s "%s" (%i) is %s %s', (name, message, status, kind, reason) => {
    expect(outcomeOf(name, message, status, from)).toMatchObject(
      reason === undefined ? { kind } : { kind, reason },
    );
  });
});

const account: SendingAccount = {
  maxPerSecond: 14,
  maxPerDay: 50_000,
  sentToday: 100,
  isEnabled: true,
  isProduction: true,
  enforcement: 'HEALTHY',
  suppresses: ['BOUNCE', 'COMPLAINT'],
};
const now = '2026-10-06T00:00:00.000Z';

describe('a state that was written in another table', () => {
  const yesterday = { tableId: 'old', checkedAt: '2026-10-05T00:00:00.000Z' };
  const restored = inTable(yesterday, 'new', now);

  it('stops everything, and keeps the last moment that is known', () => {
    expect(restored.stop).toMatchObject({
      reason: 'restored',
      scope: 'all',
      knownUntil: yesterday.checkedAt,
    });
    expect(inTable(yesterday, 'old', now)).toEqual(yesterday);
    expect(inTable({ checkedAt: now }, 'new', now).stop).toBeUndefined();
  });

  it('is ended by no check of the account, no probe, and no time', () => {
    const later = '2026-10-09T00:00:00.000Z';

    expect(needsProbe(restored)).toBe(false);
    for (const told of [account, { ...account, isEnabled: false }]) {
      const after = afterCheck(inTable(restored, 'new', later), told, later);
      expect(inTable(after, 'new', later).stop).toEqual(restored.stop);
    }
  });
});

describe("staff's share", () => {
  it('is 7% of the rate, and never less than one mail in ten seconds', () => {
    expect(customersPerSecond({ maxPerSecond: 200 }, Infinity)).toBeCloseTo(186);
    expect(customersPerSecond({ maxPerSecond: 1 }, Infinity)).toBeCloseTo(0.9);
    // Within any ten seconds one is left to staff.
    const perSecond = customersPerSecond({ maxPerSecond: 1 }, Infinity);
    const taken = new Set(Array.from({ length: 540 }, (_, place) => secondOf(place, perSecond)));
    for (let first = 0; first < 590; first++)
      expect(Array.from({ length: 10 }, (_, second) => taken.has(first + second))).toContain(false);
  });
});

describe('the breaker', () => {
  it.each([
    ['paused', { ...account, isEnabled: false }, 'all'],
    ['sandbox', { ...account, isProduction: false }, 'customers'],
    ['dailyQuota', { ...account, sentToday: 50_000 }, 'all'],
  ] as const)('opens when the account says %s, and closes by itself', (reason, told, scope) => {
    const stopped = afterCheck({}, told, now);
    expect(stopped.stop).toMatchObject({ reason, scope });
    expect([stopsLane(stopped, 'customers'), stopsLane(stopped, 'staff')]).toEqual([true, scope === 'all']);
    const mended = afterCheck(stopped, account, now);
    // After a pause a mail that is taken is the proof.
    expect(mended.stop === undefined || needsProbe(mended)).toBe(true);
    expect(mended.stop === undefined).toBe(reason !== 'paused');
  });

  it.each(['unverifiedSender', 'missingConfigurationSet', 'accessDenied', 'suspended'] as const)(
    'waits for a mail that is taken where only sending can tell: %s',
    (reason) => {
      const stopped = { stop: stoppedBy(reason, 'x', now) };
      expect(needsProbe(stopped)).toBe(true);
      expect(afterCheck(stopped, account, now).stop).toEqual(stopped.stop);
    },
  );

  it('does not let one mail at a time through when the daily quota is used up', () => {
    const stopped = afterCheck({}, { ...account, sentToday: 50_000 }, now);
    expect(afterCheck(stopped, { ...account, sentToday: 49_990 }, now).stop).toBeDefined();
    expect(afterCheck(stopped, { ...account, sentToday: 47_000 }, now).stop).toBeUndefined();
  });
});

describe('the pace', () => {
  it('is within a tenth of the rate in any ten seconds of a minute, never above it in one, and leaves staff a share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (maxPerSecond) => {
        const perSecond = customersPerSecond({ maxPerSecond }, Infinity);
        const limit = Math.floor(perSecond * 60);
        const counts = Array.from({ length: 60 }, () => 0);
        for (let place = 0; place < limit; place++) {
          const second = secondOf(place, perSecond);
          counts[second] = (counts[second] ?? 0) + 1;
        }
        expect(counts).toHaveLength(60);
        expect(Math.max(...counts)).toBeLessThanOrEqual(Math.max(1, maxPerSecond));
        for (let begin = 0; begin <= 50; begin++) {
          const ten = counts.slice(begin, begin + 10).reduce((sum, each) => sum + each, 0);
          expect(ten).toBeLessThanOrEqual(maxPerSecond * 10);
          expect(ten).toBeGreaterThanOrEqual(maxPerSecond * 9 - 2);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is that of the sandbox until SES was asked, and the company’s own where that is lower', () => {
    expect(customersPerSecond({}, 500)).toBeLessThanOrEqual(1);
    expect(customersPerSecond({ maxPerSecond: 14 }, 3)).toBe(3);
    expect(customersLeftToday({ maxPerDay: 200, sentToday: 190 })).toBe(0);
    expect(customersLeftToday({})).toBe(Infinity);
  });
});
