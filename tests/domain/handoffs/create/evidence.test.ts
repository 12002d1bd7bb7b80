import { describe, expect, it } from 'vitest';
import {
  contributionOf,
  evidenceKindOf,
  evidenceChange,
  evidenceKeyOf,
} from '../../../../domain/handoffs/create/evidence.ts';
import { outcomeSchema } from '../../../../domain/handoffs/handoff.ts';
import type { Engagement } from '../../../../domain/engagement/engagement.ts';
import { aHandoff } from '../../../builders/handoffs.ts';

describe('what a handoff counts', () => {
  it.each(outcomeSchema.options)('as %s', (outcome) => {
    const isSilent = ['reached', 'notReached', 'noTime', 'alreadyInDeal'].includes(outcome);
    const done = Number(['opportunity', 'won'].includes(outcome));

    expect(contributionOf(aHandoff({ outcome }))).toEqual({ of: isSilent ? 0 : 1, done });
  });

  it('stays an opportunity once it was one, even when it is lost', () => {
    const lost = aHandoff({ outcome: 'lost', deal: { opportunityOn: '2026-11-20', closedOn: '2026-11-27' } });

    expect(contributionOf(lost)).toEqual({ of: 1, done: 1 });
  });

  it('changes the counts by the difference, both ways', () => {
    const [open, early, deal] = [
      aHandoff(),
      aHandoff({ outcome: 'tooEarly' }),
      aHandoff({ outcome: 'opportunity' }),
    ];

    expect(evidenceChange(open, early)).toEqual({ of: 1, done: 0 });
    expect(evidenceChange(early, open)).toEqual({ of: -1, done: 0 });
    expect(evidenceChange(early, deal)).toEqual({ of: 0, done: 1 });
    expect(evidenceChange(deal, deal)).toBeUndefined();
  });
});

const base: Pick<Engagement, 'customerId' | 'receivedAt' | 'group' | 'verdict'> = {
  customerId: 'customer-1',
  receivedAt: '2026-11-20T00:00:00.000Z',
  group: 'g',
  verdict: { is: 'human', reasons: ['deliberate-act'], rules: 1 },
};
const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;

describe('the deciding deed', () => {
  const download: Engagement = {
    ...base,
    kind: 'download',
    id: 'd',
    occurredAt: at(18),
    assetId: 'guide',
    assetTitle: 'G',
  };
  const webinar: Extract<Engagement, { kind: 'webinar' }> = {
    ...base,
    kind: 'webinar',
    id: 'w',
    occurredAt: at(10),
    session: 's1',
    attended: true,
  };
  const request: Engagement = { ...base, kind: 'inquiry', id: 'i', occurredAt: at(1), inquiry: 'quote' };

  it('is the request, else the webinar, else the download', () => {
    expect(evidenceKeyOf([download, webinar, request])).toBe('request#quote');
    expect(evidenceKeyOf([download, webinar])).toBe('webinar#s1');
    expect(evidenceKeyOf([download])).toBe('download#guide');
    expect(evidenceKeyOf([{ ...webinar, attended: false }])).toBeUndefined();
    expect(evidenceKindOf('download#guide')).toBe('download');
    expect(evidenceKindOf('other#x')).toBeUndefined();
  });

  it('is never what a machine did', () => {
    const byMachine: Engagement = {
      ...download,
      verdict: { is: 'machine', reasons: ['hidden-link'], rules: 1 },
    };

    expect(evidenceKeyOf([byMachine])).toBeUndefined();
  });
});
