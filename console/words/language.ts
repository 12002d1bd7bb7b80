import { effect, signal } from '@preact/signals';
import { labelOf, type Label } from '../../contract/labels.ts';

export type Language = keyof Label;

const KEY = 'rekindle-language';
const kept = localStorage.getItem(KEY);
const isLanguage = (given: string | null): given is Language => given === 'ja' || given === 'en';

/** The language in which the console is read; kept in this browser. */
export const language = signal<Language>(
  isLanguage(kept) ? kept : navigator.language.startsWith('ja') ? 'ja' : 'en',
);

effect(() => {
  document.documentElement.lang = language.value;
  localStorage.setItem(KEY, language.value);
});

/** The language of what people have written: names, notes, titles. That of the company; it decides how these are read aloud and drawn. */
export const dataLanguage = signal<Language>('ja');

/** A word in both languages; called, it is that of the reader. */
export const word = (ja: string, en: string) => (): string => (language.value === 'ja' ? ja : en);

/** A sentence with something in it. */
export const phrase =
  <Given extends readonly unknown[]>(ja: (...given: Given) => string, en: (...given: Given) => string) =>
  (...given: Given): string =>
    language.value === 'ja' ? ja(...given) : en(...given);

const joined =
  (ja: string, en: string) =>
  (parts: readonly unknown[]): string =>
    parts.map(String).join(language.value === 'ja' ? ja : en);
/** One after the other: 在庫、物流 or stock, logistics. */
export const listed = joined('、', ', ');
/** Facts side by side: 製造業・120名 or manufacturing · 120 people. */
export const beside = joined('・', ' · ');
/** The same, with more room between them in Japanese. */
export const apart = joined('　', ' · ');

/** What is said in both languages, in the reader's; words that a company wrote in one language alone, in that. */
export const said = (label: Label): string =>
  label[language.value] === '' ? label[language.value === 'ja' ? 'en' : 'ja'] : label[language.value];

/** A label of the contract, by its key. */
export const labelled = (labels: Readonly<Record<string, Label>>, key: string): string =>
  labelOf(labels, key, language.value);
