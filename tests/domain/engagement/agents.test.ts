import { describe, expect, it } from 'vitest';
import { classifyAgent } from '../../../domain/engagement/user-agent.ts';
import { judge, type Evidence } from '../../../domain/engagement/verdict.ts';

const evidence = (agent: string, more: Partial<Evidence> = {}): Evidence => ({
  kind: 'open',
  agent: classifyAgent(agent),
  secondsSinceDelivery: 1440,
  isInBurst: false,
  sourceBursts: false,
  sourceProbes: false,
  isCloseToProbe: false,
  sourceServesMany: false,
  laterHumanEngagement: false,
  ...more,
});
const bare =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('an agent alone', () => {
  it.each([
    [bare, 'unknown'],
    ['Outlook-iOS/2.0', 'human'],
    ['eM Client/10.1', 'human'],
    ['SomethingNew/1.0', 'unknown'],
    ['Mozilla/5.0 Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Gmail-content-sampling', 'machine'],
    ['curl/8.0', 'machine'],
    ['Googlebot/2.1', 'machine'],
  ])('of a late act: %s is %s', (agent, is) => {
    expect(judge(evidence(agent)).is).toBe(is);
    if (is !== 'machine') expect(judge(evidence(agent, { kind: 'click' })).is).not.toBe('machine');
  });

  it('of bare WebKit soon after delivery is a prefetch', () => {
    expect(judge(evidence(bare, { secondsSinceDelivery: 60 }))).toMatchObject({
      is: 'machine',
      reasons: ['prefetch-agent'],
    });
  });
});
