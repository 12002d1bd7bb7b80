/** The instant of a Japanese wall clock: `japan('2026-11-20T17:40')`, epoch milliseconds. */
export const japan = (wallClock: string): number => Date.parse(`${wallClock}+09:00`);

export const iso = (epochMs: number): string => new Date(epochMs).toISOString();

export const msPerDay = 86_400_000;

/** A quiet Friday on which most tests take place, as a day and as an instant (10:00 in Japan). */
export const today = '2026-11-20';
export const now = japan('2026-11-20T10:00');
