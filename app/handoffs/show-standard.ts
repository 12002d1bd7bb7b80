import { formatFullDay } from '../../templates/format.ts';
import { renderHandoffStandard } from '../../templates/pages/handoff-standard.ts';
import { dayOf } from '../../domain/kernel/local-date.ts';
import { html, type RouteHandler } from '../../platform/http-pipeline.ts';
import type { Needs } from '../kernel/deps.ts';

type Deps = Needs<'db' | 'freshSettings' | 'keyring' | 'audienceQueue' | 'engagementQueue' | 'now'>;

/** GET /handoff-standard?lang=: 引き渡し基準書, the rules in force on one page of A4. */
export const showStandard =
  ({ freshSettings, now }: Deps): RouteHandler =>
  async (request) => {
    const settings = await freshSettings();
    const locale = request.locale ?? settings.locale;
    const { handoffRules: rules, model, calendar, companyName, effects } = settings;
    const today = dayOf(now().getTime(), calendar.utcOffsetMinutes);
    return html(
      renderHandoffStandard({
        locale,
        companyName,
        printedOn: formatFullDay(today, locale),
        validFrom: rules.validFrom === undefined ? undefined : formatFullDay(rules.validFrom, locale),
        rules,
        model,
        calendar,
        bantForSql: effects.bantForSql,
        openHandoffsPerOwner: settings.openHandoffsPerOwner,
      }),
    );
  };
