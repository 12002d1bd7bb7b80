import type { ComponentType } from 'preact';

/** A page gets what its address names. */
export type Page = ComponentType<{ readonly params: Readonly<Record<string, string>> }>;
