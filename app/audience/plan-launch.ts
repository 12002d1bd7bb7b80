import type { SegmentPreview } from '../../contract/audience.ts';
import { exclusionLabels } from '../../contract/labels.ts';
import { nobodyCounted, silentDaysIn, type AudienceCount } from '../../domain/audience/audience-count.ts';
import { exclusions } from '../../domain/audience/exclusion.ts';
import type { Segment } from '../../domain/audience/segment.ts';
import { nextWorkingMoment } from '../../domain/kernel/business-calendar.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { sendingMoment } from '../../domain/mail/send-decision.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { waveStart } from '../../domain/sequences/wave-start.ts';
import { planWaves, waveSizes } from '../../domain/sequences/waves.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Counted } from './count-audience.ts';

/** The waves of a launch now: the first as soon as mails may go, then one each business day. `mailed`: all but a control group. */
export function wavesFrom(
  count: AudienceCount,
  settings: Settings,
  now: Date,
  mailed = 1,
): Campaign['waves'] {
  const { calendar } = settings;
  const first = sendingMoment(nextWorkingMoment(now.getTime(), calendar), calendar);
  const startsAt = (wave: number): string => new Date(waveStart(first, wave, calendar)).toISOString();
  return planWaves(silentDaysIn(count), startsAt, mailed);
}

/** What is shown of a segment: its count, and what a launch now would make of it. */
export function previewOf(
  segment: Segment,
  { asOf, counting }: Pick<Counted, 'asOf' | 'counting'>,
  counted: AudienceCount | undefined,
  settings: Settings,
  locale: Locale,
  now: Date,
): SegmentPreview {
  const count = counted ?? nobodyCounted();
  const sizes = waveSizes(count.selected);
  return {
    segment,
    asOf,
    ...(counting === undefined ? {} : { counting: { ...counting, isFirst: counted === undefined } }),
    selected: count.selected,
    byDormancy: count.byDormancy,
    excluded: exclusions
      .map((because) => ({
        because,
        label: exclusionLabels[because][locale],
        count: count.excluded[because] ?? 0,
      }))
      .filter(({ count: people }) => people > 0),
    excludedPeople: count.excludedPeople,
    notDormant: count.notDormant,
    risks: count.risks,
    waves: wavesFrom(count, settings, now).map(({ startAt }, index) => ({
      startAt,
      people: sizes[index] ?? 0,
    })),
    sample: count.newest,
  };
}

/** The first count of so many customers takes a minute: nothing that rests on it is guessed. */
export const stillCounting = ({ done, of }: NonNullable<Counted['counting']>): UserError =>
  new UserError(409, 'counting', {
    ja: `対象の方を数えています（${of}分の${done}）。1分ほど待って、もう一度お試しください。`,
    en: `The audience is being counted (${done} of ${of} parts). Wait a minute and try again.`,
  });
