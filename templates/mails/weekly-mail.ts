import type { Locale } from '../../domain/kernel/locale.ts';
import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block, Line } from '../content/blocks.ts';
import { clean, clip } from '../../domain/kernel/clean-text.ts';
import { labelOf, outcomeLabels } from '../../contract/labels.ts';
import type { RenderedMail } from './rendered-mail.ts';
import type { WeekAnswer, WeeklyView, WeekLine } from './weekly-mail-view.ts';
import { answerLines } from './answer-words.ts';
import { bareName } from './nurture-variables.ts';
import { weeklyWords } from './weekly-words.ts';

/** The mail of the week: to an owner what to see to, to a manager how the team stands, to marketing what sales said. */
export function renderWeeklyMail(view: WeeklyView): RenderedMail {
  const words = weeklyWords[view.locale];
  const subject = subjectOf(view);
  const name = bareName(view.toLastName);
  const greeting: readonly Line[] = name === '' ? [] : [[words.greeting(name)]];
  const blocks: readonly Block[] = [
    { kind: 'paragraph', lines: [...greeting, [introOf(view)]] },
    ...contentOf(view),
    { kind: 'rule' },
    { kind: 'fine', lines: [[words.why[view.kind]]] },
  ];
  return {
    subject,
    html: blocksToHtml(blocks, view.locale, subject),
    text: blocksToText(blocks, view.locale),
  };
}

function subjectOf(view: WeeklyView): string {
  const words = weeklyWords[view.locale];
  switch (view.kind) {
    case 'owner':
      return words.ownerSubject(view.open, view.unfollowed.filter(({ isOverdue }) => isOverdue).length);
    case 'manager':
      return words.managerSubject(sum(view.owners.map(({ open }) => open)), sum(overdueOf(view)));
    case 'marketing':
      return words.marketingSubject(sum(view.outcomes.map(({ count }) => count)));
    default:
      return view satisfies never;
  }
}

const overdueOf = ({ owners }: Extract<WeeklyView, { kind: 'manager' }>): readonly number[] =>
  owners.map(({ overdue }) => overdue);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function introOf(view: WeeklyView): string {
  const words = weeklyWords[view.locale];
  switch (view.kind) {
    case 'owner':
      return words.ownerIntro(view.open);
    case 'manager':
      return words.managerIntro;
    case 'marketing':
      return words.marketingIntro(clean(view.period));
    default:
      return view satisfies never;
  }
}

function contentOf(view: WeeklyView): readonly Block[] {
  const { locale } = view;
  const words = weeklyWords[locale];
  switch (view.kind) {
    case 'owner':
      return [
        ...list(words.unfollowed, view.unfollowed, locale),
        ...list(words.coming, view.coming, locale),
        ...list(words.stalled, view.stalled, locale),
        ...list(words.noNextAction, view.noNextAction, locale),
      ];
    case 'manager':
      return [
        {
          kind: 'section',
          isList: true,
          heading: words.team,
          lines: view.owners.map((owner) => [words.ownerLine(owner)]),
        },
        ...list(words.overdue, view.overdue, locale),
        ...list(words.stalled, view.stalled, locale),
        ...list(words.noNextAction, view.noNextAction, locale),
        ...list(words.focus, view.focus, locale),
      ];
    case 'marketing':
      return [
        { kind: 'section', heading: words.flow, lines: [[words.flowLine(view)]] },
        ...(view.outcomes.length === 0
          ? []
          : [
              {
                kind: 'section' as const,
                isList: true,
                heading: words.outcomes,
                lines: view.outcomes.map(({ outcome, count }): Line => [
                  words.outcomeLine(labelOf(outcomeLabels, outcome, locale), count),
                ]),
              },
            ]),
        ...view.answers.flatMap((answer) => answerBlocks(answer, locale)),
        ...(view.more === 0 ? [] : [{ kind: 'paragraph' as const, lines: [[words.more(view.more)]] }]),
      ];
    default:
      return view satisfies never;
  }
}

/** Above so many lines a list says how many more there are. */
const MOST_LINES = 12;

function list(heading: string, lines: readonly WeekLine[], locale: Locale): readonly Block[] {
  if (lines.length === 0) return [];
  const words = weeklyWords[locale];
  const shown = lines.slice(0, MOST_LINES).flatMap((line) => itemLines(line, locale));
  const rest: readonly Line[] = lines.length > MOST_LINES ? [[words.others(lines.length - MOST_LINES)]] : [];
  return [
    {
      kind: 'section',
      isList: true,
      heading: words.counted(heading, lines.length),
      lines: [...shown, ...rest],
    },
  ];
}

function itemLines(line: WeekLine, locale: Locale): readonly Line[] {
  const words = weeklyWords[locale];
  const who = `${line.rank} ${words.who(clip(bareName(line.customerName), 32), clip(clean(line.accountName), 48))}`;
  const facts = [
    clean(line.ownerName) === '' ? '' : words.owner(clean(line.ownerName)),
    clean(line.dueAt) === '' ? '' : words.due(clean(line.dueAt), line.isOverdue === true),
    line.stalledDays === undefined ? '' : words.stoodDays(line.stalledDays, line.hasNothingPlanned === true),
    ...(line.actions ?? []).map(({ on, what }) => `${clean(on)} ${clip(clean(what), 60)}`.trim()),
  ].filter((fact) => fact !== '');
  const name: Line = [line.url === undefined ? who : { text: who, href: line.url, tracked: false }];
  return [name, ...facts.map((fact): Line => [`${words.indent}${fact}`])];
}

function answerBlocks(given: WeekAnswer, locale: Locale): readonly Block[] {
  const words = weeklyWords[locale];
  const who = words.who(clip(bareName(given.customerName), 32), clip(clean(given.accountName), 48));
  const code = clean(given.code);
  return [
    {
      kind: 'section',
      isList: true,
      heading: [who, code === '' ? '' : words.code(code)].filter((part) => part !== '').join(' '),
      lines: [...answerLines(given.answer, locale), words.by(clean(given.ownerName), clean(given.when))]
        .filter((line) => line !== '')
        .map((line): Line => [line]),
    },
  ];
}
