import { describe, expect, it } from 'vitest';
import { handoffCode } from '../../../domain/handoffs/handoff-code.ts';
import { addDays } from '../../../domain/kernel/local-date.ts';

describe('the code of a handoff', () => {
  it('has six letters and digits that nobody mistakes, the same for the same handoff', () => {
    const codes = Array.from({ length: 2000 }, (_, index) =>
      handoffCode(`handoff-${addDays('2026-01-01', index)}`),
    );

    expect(codes.every((code) => /^[2-9A-HJ-NP-Z]{6}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(1990);
    expect(handoffCode('h')).toBe(handoffCode('h'));
  });
});
