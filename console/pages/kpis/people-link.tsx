import type { ComponentChildren } from 'preact';
import type { RateView, UnfinishedView } from '../../../contract/kpis.ts';
import type { PeopleCount, PeopleWindow } from '../../../contract/kpi-people.ts';
import { countWords, rangeWords, rateSentence, unfinishedLead } from '../../../contract/rate-words.ts';
import { may } from '../../data/session.ts';
import { language } from '../../words/language.ts';

/** What a figure is of: names and values as they stand in the address of the people behind it. */
export interface Part {
  readonly campaign?: string | undefined;
  readonly month?: string | undefined;
  readonly dormancy?: string | undefined;
  readonly by?: string | undefined;
  readonly value?: string | undefined;
}

type SharedKpi = 'dormantToOpportunity' | 'hotToOpportunity' | 'opportunityToWon';

/** Counts above and below the line of each rate. */
const sides: Readonly<Record<SharedKpi, Readonly<Record<'done' | 'of', PeopleCount>>>> = {
  dormantToOpportunity: { done: 'opportunities', of: 'enrolled' },
  hotToOpportunity: { done: 'hotOpportunities', of: 'hot' },
  opportunityToWon: { done: 'wonInTime', of: 'deals' },
};

/** The address of the people behind a count. */
export function peopleAddress(count: PeopleCount, window: PeopleWindow, part: Part): string {
  const asked = new URLSearchParams({ count });
  if (window !== 'all') asked.set('window', window);
  for (const [name, value] of Object.entries(part)) if (value) asked.set(name, value);
  return `/kpis/people?${asked}`;
}

interface PeopleLinkProps {
  readonly count: PeopleCount;
  readonly value: number;
  readonly window?: PeopleWindow;
  /** Absent: it leads to nobody. */
  readonly part: Part | undefined;
  readonly children: ComponentChildren;
}

/** A count that leads to its customers; none leads nowhere. */
export const PeopleLink = ({ count, value, window = 'all', part, children }: PeopleLinkProps) =>
  value === 0 || part === undefined || !may('listKpiPeople') ? (
    <>{children}</>
  ) : (
    <a class="n" href={peopleAddress(count, window, part)}>
      {children}
    </a>
  );

interface CountsProps {
  readonly kpi: SharedKpi;
  readonly of: { readonly done: number; readonly of: number };
  readonly window: 'over' | 'running';
  readonly part: Part | undefined;
}

const Counts = ({ kpi, of, window, part }: CountsProps) => (
  <>
    {countWords(of, language.value).map(({ text, side }) =>
      side === undefined ? (
        text
      ) : (
        <PeopleLink key={side} count={sides[kpi][side]} value={of[side]} window={window} part={part}>
          {text}
        </PeopleLink>
      ),
    )}
  </>
);

/** A rate in plain words, its counts leading to their customers. */
export const RateWords = ({
  kpi,
  rate,
  part,
}: {
  readonly kpi: SharedKpi;
  readonly rate: RateView;
  readonly part: Part | undefined;
}) =>
  rate.of === 0 ? (
    <>{rateSentence(rate, language.value)}</>
  ) : (
    <>
      <Counts kpi={kpi} of={rate} window="over" part={part} />
      {rangeWords(rate, language.value)}
    </>
  );

/** What is still being counted, its counts leading to their customers. */
export const UnfinishedWords = ({
  kpi,
  of,
  part,
}: {
  readonly kpi: SharedKpi;
  readonly of: UnfinishedView;
  readonly part: Part | undefined;
}) => (
  <>
    {unfinishedLead(language.value)}
    <Counts kpi={kpi} of={of} window="running" part={part} />
  </>
);
