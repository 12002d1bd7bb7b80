import type { Bilingual, Locale } from './locale.ts';

/** What a schema says of a wrong value: one message in both languages, for a schema does not know who reads it. */
export const inBoth = ({ ja, en }: Bilingual): string => `${en}\n${ja}`;

/** The part of such a message in one language; a message of one language as it is. */
export function inOne(message: string, locale: Locale): string {
  const parts = message.split('\n');
  const half = parts.length / 2;
  if (!Number.isInteger(half)) return message;
  // What was given may have lines of its own, alike in both.
  return (locale === 'en' ? parts.slice(0, half) : parts.slice(half)).join('\n');
}
