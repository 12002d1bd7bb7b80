import { useEffect, useState } from 'preact/hooks';
import type { Label } from '../../../contract/labels.ts';
import type { Rule } from '../../../contract/rule-parts.ts';
import type { Answer } from '../../data/call-api.ts';
import { useKept } from '../../data/use-kept.ts';
import { said } from '../../words/language.ts';

/** What an editor starts from. */
export interface StartOfRule {
  readonly name: Label;
  readonly rule: Rule;
}

/** A segment as it is being written; `tag`: the state of the stored one that it was begun on. */
interface Draft {
  readonly name: string;
  readonly rule: Rule;
  readonly tag?: string | undefined;
}

/**
 * The segment in the editor. What is not saved is kept by this tab until it is saved or dropped. A draft goes on over the
 * state that it was begun on: what somebody else saved meanwhile is not overwritten unasked.
 */
export function useSegmentDraft(
  saved: Answer<'showSegment'> | undefined,
  start: StartOfRule,
  tag: string | undefined,
) {
  const begin: Draft = { name: said(start.name), rule: start.rule, tag };
  const [kept, keep] = useKept<Draft>(`segment:${saved?.segment.id ?? 'new'}`);
  const [isGoneOnWith, setGoneOnWith] = useState(kept !== undefined);
  const { name, rule, tag: begunOn } = kept ?? begin;
  const forget = (): void => {
    setGoneOnWith(false);
    keep(undefined);
  };
  // It was saved, by this page or in the same words by somebody else.
  const isSaved = saved !== undefined && kept !== undefined && !isOther(kept, begin);
  useEffect(() => {
    if (isSaved) forget();
  }, [isSaved]);
  return {
    name,
    rule,
    tag: begunOn,
    isGoneOnWith,
    isChanged: saved === undefined || isOther({ name, rule }, begin),
    change: (part: Partial<Pick<Draft, 'name' | 'rule'>>): void => {
      const next = { name, rule, tag: begunOn, ...part };
      if (isOther(next, begin)) keep(next);
      else forget();
    },
    forget,
  };
}

const isOther = (one: Draft, other: Draft): boolean =>
  one.name.trim() !== other.name.trim() || JSON.stringify(one.rule) !== JSON.stringify(other.rule);
