import { halfWidth } from './clean-text.ts';
import { type Parsed, unreadable, value } from './parsed.ts';

/**
 * Reads a length in whole minutes: 42, 42分, 1時間27分, 1h 27m 51s, 60.0 mins, PT1H27M51S, 1:27:51. Two parts are hours and
 * minutes where the first is at most 4 (1:27, as Excel writes it), else minutes and seconds (42:10).
 */
export const readMinutes = (cell: string): Parsed<number> => {
  const text = halfWidth(cell)
    .trim()
    .toLowerCase()
    .replace(/^pt(?=\d)/, '');
  const plain = /^(\d+(?:\.\d+)?)$/.exec(text);
  if (plain) return wholeMinutes(Number(plain[1]));
  const clock = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock) return wholeMinutes(clockSeconds(clock) / 60);
  const named = namedParts.exec(text);
  if (!named || named[0] === '') return unreadable('unreadableDuration');
  const seconds = Number(named[1] ?? 0) * 3600 + Number(named[2] ?? 0) * 60 + Number(named[3] ?? 0);
  return wholeMinutes(seconds / 60);
};

/** Beyond 69 days it is another number in the wrong column. */
const MOST_MINUTES = 100_000;
const wholeMinutes = (minutes: number): Parsed<number> =>
  minutes <= MOST_MINUTES ? value(Math.round(minutes)) : unreadable('unreadableDuration');

const namedParts =
  /^(?:(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hours?|時間)\s*)?(?:(\d+(?:\.\d+)?)\s*(?:m|min|mins|minutes?|分間?)\s*)?(?:(\d+)\s*(?:s|sec|secs|seconds?|秒)\s*)?$/;

const clockSeconds = (clock: RegExpExecArray): number => {
  const [first, second] = [Number(clock[1]), Number(clock[2])];
  if (clock[3] !== undefined) return first * 3600 + second * 60 + Number(clock[3]);
  return first <= 4 ? first * 3600 + second * 60 : first * 60 + second;
};
