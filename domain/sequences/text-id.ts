import { fingerprint } from '../kernel/fingerprint.ts';
import type { Bilingual } from '../kernel/locale.ts';
import type { MailStep } from './step.ts';

/** The same text over campaigns: what the step calls it, else what it says. */
export const textIdOf = ({ textId, template, assetId, text }: MailStep, topic: Bilingual): string =>
  textId ??
  fingerprint(JSON.stringify([template, assetId ?? '', text?.ja ?? '', text?.en ?? '', topic.ja, topic.en]));
