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
    ['FortiGuard / FortiSandbox', 'machine'],
    ['Zscaler', 'machine'],
    ['SophosSafeLink/1.0', 'machine'],
    ['Google-Safety', 'machine'],
    ['facebookexternalhit/1.1;line-poker/1.0', 'machine'],
    ['com.apple.WebKit.Networking/8620 CFNetwork/1498 Darwin/24.0.0', 'machine'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/79 Safari/537.36 SmartScreen', 'machine'],
    ['Dart/3.2 (dart:io)', 'machine'],
    ['undici', 'machine'],
    ['WhatsApp/2.23.20.0 A', 'machine'],
    [`${bare} Mobile/15E148 WhatsApp/2.24`, 'human'],
    ['Company Reader', 'unknown'],
    ['iPhone17,1/1.0 CFNetwork/1494.0.7 Darwin/23.4.0', 'unknown'],
    ['DoCoMo/2.0 F901iC(c100;TB;W24H12)', 'human'],
    ['KDDI-CA39 UP.Browser/6.2.0.13.1.5 (GUI) MMP/2.0', 'human'],
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
