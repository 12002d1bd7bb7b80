import { effect, signal } from '@preact/signals';

const KEY = 'rekindle-theme';
const kept = localStorage.getItem(KEY);

/** Light or dark as this browser's person chose; undefined: as the system asks for. */
export const theme = signal<'light' | 'dark' | undefined>(
  kept === 'light' || kept === 'dark' ? kept : undefined,
);

effect(() => {
  if (theme.value === undefined) return;
  document.documentElement.dataset['theme'] = theme.value;
  localStorage.setItem(KEY, theme.value);
});

/** What is seen now. */
export const isDark = (): boolean =>
  theme.value === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme.value === 'dark';
