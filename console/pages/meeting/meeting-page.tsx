import { kpiDefinitions } from '../../../contract/kpi-definitions.ts';
import { sharedKpiLabels } from '../../../contract/labels.ts';
import type { MeetingSheet } from '../../../contract/meetings.ts';
import { lastText, sheetLabels } from '../../../contract/meeting-words.ts';
import { targetText, unfinishedText } from '../../../contract/rate-words.ts';
import { now } from '../../data/clock.ts';
import { session } from '../../data/session.ts';
import { saveBytes } from '../../data/save-file.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { Rate } from '../../parts/rate.tsx';
import { Shown } from '../../parts/shown.tsx';
import { money } from '../../words/figures.ts';
import { dataLanguage, labelled, language, phrase, said, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import { BothSides } from './both-sides.tsx';
import { Corrections } from './corrections.tsx';
import { Decisions } from './decisions.tsx';
import { PastMeetings } from './past-meetings.tsx';
import { Stories } from './stories.tsx';
import { TalkLists } from './talk-lists.tsx';

const words = {
  workbook: word('Excelに書き出す', 'Export to Excel'),
  print: word('印刷する', 'Print'),
  asOf: phrase(
    (at: string) => `${at} 時点。`,
    (at: string) => `As of ${at}.`,
  ),
  since: phrase(
    (at: string) => `前回の会議は ${at}。`,
    (at: string) => `The last meeting was on ${at}.`,
  ),
  first: word(
    '前回の会議の記録はまだありません。直近7日間を見ます。',
    'No earlier meeting was kept: this is of the last seven days.',
  ),
  amounts: phrase(
    (opportunities: string, won: string) => `商談金額 ${opportunities}、受注金額 ${won}`,
    (opportunities: string, won: string) => `Opportunities ${opportunities}, won ${won}`,
  ),
  amountsThen: phrase(
    (opportunities: string, won: string) => `（前回 ${opportunities}、${won}）`,
    (opportunities: string, won: string) => `(last time ${opportunities}, ${won})`,
  ),
  printed: phrase(
    (by: string, at: string) => `印刷 ${by} ${at}・社外秘`,
    (by: string, at: string) => `Printed by ${by}, ${at}. Confidential.`,
  ),
};
const kpis = ['dormantToOpportunity', 'hotToOpportunity', 'opportunityToWon'] as const;
/** As on the KPI page: each rate keeps its own scale. */
const scales = { dormantToOpportunity: 0.2, hotToOpportunity: 0.8, opportunityToWon: 0.8 } as const;

/** The one page of the weekly meeting of marketing and sales; printed, it is one sheet of A4. */
export function MeetingPage() {
  const sheet = useRead('showMeetingSheet', {});
  return (
    <div class="sheet">
      <PageHead
        title={said(sheetLabels.title)}
        actions={
          <>
            <ExportWorkbook />
            <Button kind="primary" onClick={() => print()}>
              {words.print()}
            </Button>
          </>
        }
      >
        {sheet.answer !== undefined && <Lede sheet={sheet.answer} />}
      </PageHead>
      <Shown of={sheet}>{(answer) => <Sheet sheet={answer} />}</Shown>
      <PastMeetings />
    </div>
  );
}

function ExportWorkbook() {
  const { isBusy, problem, write } = useWrite();
  const get = async (): Promise<void> => {
    const file = await write('exportMeetingSheet', {});
    if (file !== undefined) saveBytes(file.name, file.xlsx);
  };
  return (
    <>
      <Button isBusy={isBusy} onClick={() => void get()}>
        {words.workbook()}
      </Button>
      <Refusal problem={problem} />
    </>
  );
}

const Lede = ({ sheet: { at, last, companyName } }: { readonly sheet: MeetingSheet }) => (
  <>
    <p class="print-only">
      <b lang={dataLanguage.value}>{companyName}</b>{' '}
      {words.printed(session.value?.person.name ?? '', moment(now()))}
    </p>
    <p>
      {words.asOf(moment(at))} {last === undefined ? words.first() : words.since(moment(last.at))}
    </p>
  </>
);

const Sheet = ({ sheet }: { readonly sheet: MeetingSheet }) => (
  <>
    <ThreeRates sheet={sheet} />
    <Corrections
      corrections={sheet.corrections}
      currency={sheet.currency}
      hasLast={sheet.last !== undefined}
    />
    <BothSides sheet={sheet} />
    <TalkLists sheet={sheet} />
    <Stories won={sheet.won} lost={sheet.lost} currency={sheet.currency} />
    <Decisions earlier={sheet.earlierDecisions} today={sheet.decisions} />
    <Section title={said(sheetLabels.definitions)}>
      <p class="small soft defs">
        {kpiDefinitions(sheet.shown.wonDays, language.value)
          .map(({ term, meaning }) =>
            language.value === 'ja' ? `${term}：${meaning}` : `${term}: ${meaning}`,
          )
          .join(' ')}
      </p>
    </Section>
  </>
);

function ThreeRates({ sheet: { shown, verdicts, last, currency } }: { readonly sheet: MeetingSheet }) {
  const then = last?.shown;
  return (
    <section>
      <h2 class="vh">{said(sheetLabels.three)}</h2>
      <div class="rates">
        {kpis.map((kpi) => {
          const target = shown.targets[kpi];
          return (
            <div key={kpi}>
              <h3>{labelled(sharedKpiLabels, kpi)}</h3>
              <Rate rate={shown.kpis[kpi]} scale={scales[kpi]} />
              {target !== undefined && (
                <p class="small">{targetText({ target, verdict: verdicts[kpi] }, language.value)}</p>
              )}
              {then !== undefined && <p class="small">{lastText(then.kpis[kpi], language.value)}</p>}
              <p class="small soft">{unfinishedText(shown.unfinished[kpi], language.value)}</p>
            </div>
          );
        })}
      </div>
      <p class="small mt">
        {words.amounts(money(shown.opportunityAmount, currency), money(shown.wonAmount, currency))}{' '}
        {then !== undefined && (
          <span class="soft">
            {words.amountsThen(money(then.opportunityAmount, currency), money(then.wonAmount, currency))}
          </span>
        )}
      </p>
    </section>
  );
}
