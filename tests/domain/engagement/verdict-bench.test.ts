import { describe, expect, it } from 'vitest';
import { measure } from '../../../bench/verdict/measure.ts';
import { ours } from '../../../bench/verdict/rules-compared.ts';
import { makeTraffic } from '../../../bench/verdict/traffic.ts';
import { checkSeeds, limits, mailsPerSeed } from '../../../bench/verdict/verdict.ts';

describe('the rules that ship, on a fiftieth of the bench', () => {
  const mails = (mailsPerSeed * checkSeeds.length) / 50;
  const score = measure(makeTraffic(11, mails), ours(), 'click');

  it('lose at most one in a hundred of people’s clicks', () => {
    expect(score.humans).toBeGreaterThan(100);
    expect(score.lost).toBeLessThanOrEqual(limits.lost);
  });

  it('let at most two in a hundred of machines’ clicks count at all', () => {
    expect(score.machines).toBeGreaterThan(1000);
    expect(score.scored).toBeLessThanOrEqual(limits.scored);
  });
});
