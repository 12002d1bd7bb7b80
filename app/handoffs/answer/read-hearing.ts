import { cutText } from '../../../domain/kernel/cut-text.ts';
import { bantNotesSchema, type BantNotes } from '../../../domain/people/bant.ts';
import {
  hearingSchema,
  sentMaterialSchema,
  type Feedback,
  type Hearing,
} from '../../../domain/handoffs/handoff.ts';
import type { Asset } from '../../../domain/settings/settings.ts';
import { talkNotesSchema, type TalkNotes } from '../../../domain/handoffs/talk-notes.ts';

type Form = Readonly<Record<string, string>>;
type Sent = NonNullable<Extract<Feedback['answer'], { kind: 'report' }>['sent']>;

const MOST_LETTERS = { note: 200, text: 500 } as const;

/** The fields of these names that hold something, trimmed and cut; `as` renames what the form calls otherwise. */
const fieldsOf = <Name extends string>(
  form: Form,
  names: Readonly<Record<Name, string>>,
  most: number,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries<string>(names).flatMap(([name, field]) => {
      const text = cutText((form[field] ?? '').trim(), most);
      return text === '' ? [] : [[name, text]];
    }),
  );

/** A note to each of the four items of BANT: the amount, who decides, what for, the month. */
export function readNotes(form: Form): BantNotes {
  const names = {
    budget: 'budgetNote',
    authority: 'authorityNote',
    need: 'needNote',
    timeframe: 'timeframeNote',
  };
  return bantNotesSchema.parse(fieldsOf(form, names, MOST_LETTERS.note));
}

/** What is heard beside BANT. */
export function readHearing(form: Form): Hearing {
  const names = { problem: 'problem', reason: 'reason', decisionFlow: 'decisionFlow' };
  const seriousness = hearingSchema.shape.seriousness.safeParse(form['seriousness']);
  return {
    ...hearingSchema.parse(fieldsOf(form, names, MOST_LETTERS.text)),
    ...(seriousness.success && seriousness.data !== undefined ? { seriousness: seriousness.data } : {}),
  };
}

/** Which of our documents was sent, or what else, and what came of it. Boxes come as fields of their own. */
export function readSent(form: Form, assets: readonly Asset[]): Sent {
  const sent = assets.map(({ id }) => id).filter((id) => (form[`sent-${id}`] ?? '') !== '');
  const reaction = sentMaterialSchema.shape.reaction.safeParse(form['sentReaction']);
  return {
    ...(sent.length === 0 ? {} : { assets: sent }),
    ...fieldsOf(form, { text: 'sentText' }, MOST_LETTERS.note),
    ...(reaction.success && reaction.data !== undefined ? { reaction: reaction.data } : {}),
    ...fieldsOf(form, { reactionText: 'sentReactionText' }, MOST_LETTERS.text),
  };
}

const hurdleNames = ['approval', 'risk', 'price', 'unknown'] as const;

/** The four items of a talk (docs/rules.md#a-choice-and-a-free-text). */
export function readTalk(form: Form): TalkNotes {
  const hurdles = hurdleNames.filter((name) => (form[`hurdle-${name}`] ?? '') !== '');
  const names = {
    reaction: 'reaction',
    reactionText: 'reactionText',
    competitor: 'competitor',
    competitorText: 'competitorText',
    hurdleText: 'hurdleText',
    nextAction: 'nextAction',
    nextActionText: 'nextActionText',
  };
  const parsed = talkNotesSchema.safeParse({
    ...fieldsOf(form, names, MOST_LETTERS.text),
    ...(hurdles.length === 0 ? {} : { hurdles }),
  });
  return parsed.success ? parsed.data : {};
}
