import type { ComponentChildren } from 'preact';
import { rankLabels, temperatureLabels, verdictLabels } from '../../contract/labels.ts';
import { labelled } from '../words/language.ts';

const fullness: Readonly<Record<string, string>> = {
  hot: 'full',
  human: 'full',
  warm: 'half',
  unknown: 'half',
  machine: 'none',
};

/** How hot somebody is: how full the mark is says how much, the word says what. */
export const Temperature = ({ of }: { readonly of: string }) => (
  <span class={`dot ${fullness[of] ?? ''}`}>{labelled(temperatureLabels, of)}</span>
);

/** A person or a machine. */
export const VerdictMark = ({ is }: { readonly is: string }) => (
  <span class={`dot small ${fullness[is] ?? ''}`}>{labelled(verdictLabels, is)}</span>
);

export const Rank = ({ of }: { readonly of: string }) => (
  <span class={`rank ${of.toLowerCase()}`} role="img" aria-label={labelled(rankLabels, of)}>
    {of}
  </span>
);

/** A state, not data. */
export const Tag = ({
  tone,
  children,
}: {
  readonly tone?: 'ok' | 'warn' | 'danger' | 'on' | undefined;
  readonly children: ComponentChildren;
}) => <span class={`tag ${tone ?? ''}`}>{children}</span>;
