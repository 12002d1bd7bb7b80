import type { Bilingual } from '../kernel/locale.ts';
import type { MonthlyTopic } from './monthly-topic.ts';
import type { Letter } from './letter.ts';

/** The letter of a month: its topic as marketing wrote it, or the shipped question whether to go on. */
export const letterOf = (topic: MonthlyTopic | undefined, isLast: boolean): Letter =>
  isLast || topic === undefined
    ? { template: isLast ? 'monthly-last' : 'monthly-topic' }
    : { template: 'monthly-topic', text: topic.text, assetId: topic.assetId };

/** What `{{ topic }}` stands for: the title, in whatever language marketing gave it. */
export const topicWords = (topic: MonthlyTopic | undefined): Bilingual => ({
  ja: topic?.title ?? '',
  en: topic?.title ?? '',
});
