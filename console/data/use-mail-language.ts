import { useState } from 'preact/hooks';
import { language, type Language } from '../words/language.ts';
import { useRead } from './use-read.ts';

/**
 * The language in which a text is looked at and written: the one that the company writes in, whatever the reader of the
 * console reads, until another is chosen.
 */
export function useMailLanguage(): readonly [Language, (chosen: Language) => void] {
  const company = useRead('showSettings', {}).answer?.locale;
  const [chosen, choose] = useState<Language | undefined>();
  return [chosen ?? company ?? language.value, choose];
}
