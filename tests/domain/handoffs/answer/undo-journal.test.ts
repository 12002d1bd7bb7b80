import { withCauses } from '../../../../domain/people/causes.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changesBetween,
  restoreHandoff,
  restoreStanding,
} from '../../../../domain/handoffs/answer/undo-journal.ts';
import { handoffSchema } from '../../../../domain/handoffs/handoff.ts';
import { upgradedHandoff } from '../../../../domain/handoffs/upgraded-handoff.ts';
import { aHandoff } from '../../../builders/handoffs.ts';
import { aStanding } from '../../../builders/people.ts';

describe('an undo', () => {
  it('makes of every field what it was, whichever an answer changed', () => {
    const handoffs = fc.record({
      ownerId: fc.constantFrom('a', 'b'),
      state: fc.constantFrom('open', 'accepted', 'closed'),
      outcome: fc.constantFrom(undefined, 'reached', 'won'),
      acceptedAt: fc.constantFrom(undefined, '2026-10-06T01:00:00.000Z'),
      nextActions: fc.constantFrom(undefined, [], [{ on: '2026-10-10', isWeek: false, what: 'x' }]),
    });
    fc.assert(
      fc.property(handoffs, handoffs, (was, is) => {
        const [before, after] = [aHandoff(was as object), aHandoff(is as object)];

        expect(restoreHandoff(after, changesBetween(before, after))).toEqual(before);
      }),
    );
  });

  it('leaves what somebody changed since', () => {
    const [before, answered] = [
      aStanding(),
      aStanding({ status: 'sal', because: 'reached', wakeOn: '2027-01-01' }),
    ];
    const since = withCauses(
      { ...answered, status: 'opportunity' as const },
      { of: 'openSupport', id: 'inquiry-1', at: '2026-11-01' },
    );

    expect(restoreStanding(since, changesBetween(before, answered))).toEqual({
      ...before,
      status: 'opportunity',
      causes: [{ of: 'openSupport', id: 'inquiry-1', at: '2026-11-01' }],
    });
  });
});

describe('a handoff as release 0.2 stored it', () => {
  const { version: _v, rung: _r, log: _l, ...rest } = aHandoff();
  const fired = [
    'received@2026-10-06T01:30:00.000Z',
    'answer@abc',
    'joined@c-1.m.1',
    'undo@abc',
    'unreported5@x',
  ];

  it('is read with its timers, what was done, and the length of its list as version', () => {
    expect(handoffSchema.parse(upgradedHandoff({ ...rest, fired }))).toMatchObject({
      version: 5,
      rung: ['received@2026-10-06T01:30:00.000Z', 'unreported5@x'],
      log: [
        { did: 'answer', id: 'abc' },
        { did: 'join', id: 'c-1.m.1' },
        { did: 'undo', id: 'abc' },
      ],
    });
  });

  it('stays what it is once this version wrote it', () => {
    expect(upgradedHandoff(aHandoff())).toEqual(aHandoff());
  });
});
