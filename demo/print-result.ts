import { rateSentence, rateText, unfinishedText } from '../contract/rate-words.ts';
import type { DemoResult } from './report.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** Prints the figures for a person: counts first, then the three shared KPIs with their range, and the truth beside them. */
export function printResult(result: DemoResult, seconds: number): void {
  const { rows, mails, engagements, handoffs, kpis, unfinished, truth } = result;
  const rate = (name: keyof DemoResult['kpis']): string => {
    const each = kpis[name];
    const counting = unfinishedText(unfinished[name], 'en');
    if (each.of === 0 && counting !== undefined) return counting;
    return [
      `${rateText(each) ?? '-'} (${rateSentence(each, 'en')})`,
      ...(counting === undefined ? [] : [counting]),
    ].join(', ');
  };
  console.log(`
Rows            ${rows.read} read, ${rows.taken} taken, ${rows.refused} refused
Enrolled        ${result.enrolled}
Mails           ${mails.sent} sent, ${mails.twice} twice, ${mails.afterOptOut} after an opt-out, ${mails.skipped} skipped, ${mails.unconfirmed} unconfirmed
Acts of people  ${engagements.done} done, ${engagements.counted} counted, ${engagements.humanLost} lost, ${engagements.disputed} disputed by sales
Acts of machines ${engagements.machineDone} done, ${engagements.machineScored} scored (${percent(engagements.machineScored / Math.max(1, engagements.machineDone))})
Crossings       ${result.crossings} that should make a handoff; ${handoffs.created} handoffs made
Handoffs        ${handoffs.accepted} accepted, ${handoffs.reported} reported, ${handoffs.withdrawn} withdrawn

${result.stories.map(({ title, told }) => `- ${title}\n  ${told ?? '(none this time)'}`).join('\n')}

KPI 休眠顧客の商談化率 dormant -> opportunity   ${rate('dormantToOpportunity')}   truth: ${truth.opportunities}
KPI ホットリードの商談化率 hot -> opportunity    ${rate('hotToOpportunity')}
KPI 商談からの成約率 opportunity -> won          ${rate('opportunityToWon')}   truth: ${truth.won} won

Verify          ${result.verify === 'ok' ? 'ok: interest, rows and counters equal the timeline' : JSON.stringify(result.verify.slice(0, 5))}
${seconds.toFixed(0)} s
`);
}
