import { dayOf } from '../../domain/kernel/time-zone.ts';
import { settingsRoutes } from '../../contract/settings.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { formatFullDay } from '../../contract/format.ts';
import { renderHandoffStandard } from '../../templates/pages/handoff-standard.ts';
import type { Needs } from '../kernel/deps.ts';

/** GET /handoff-standard?lang=: 引き渡し基準書, the rules in force on one page of A4. */
export const showHandoffStandard =
  ({
    freshSettings,
    now,
  }: Needs<'freshSettings' | 'now'>): Serve<typeof settingsRoutes.showHandoffStandard> =>
  async (_, caller) => {
    const settings = await freshSettings();
    const locale = caller.locale ?? settings.locale;
    const { handoffRules: rules, model, calendar, companyName, effects } = settings;
    const today = dayOf(now().getTime(), calendar.timeZone);
    return renderHandoffStandard({
      locale,
      companyName,
      printedOn: formatFullDay(today, locale),
      validFrom: rules.validFrom === undefined ? undefined : formatFullDay(rules.validFrom, locale),
      rules,
      model,
      calendar,
      bantForSql: effects.bantForSql,
      openHandoffsPerOwner: settings.openHandoffsPerOwner,
    });
  };
