import type { ImportJob } from '../../domain/imports/import-job.ts';
import { canBeUndone } from '../../domain/imports/import-undo.ts';
import type { Bilingual } from '../../domain/kernel/locale.ts';

const KEPT_MS = 30 * 24 * 3_600_000;

/** Why an import cannot be undone, with the way on; undefined where it can. */
export function refusalOf(job: ImportJob, now: Date): Bilingual | undefined {
  const { id, kind, about, state, isJournaled, isDryRun, createdAt } = job;
  if (isDryRun)
    return {
      ja: `取込「${id}」は試し読みです。保存したものはありません。`,
      en: `Import "${id}" only read: there is nothing to undo.`,
    };
  if (!canBeUndone(kind)) return others(id);
  if (about.undo) return takenBack(id);
  if (state === 'undone')
    return { ja: `取込「${id}」はもう元に戻してあります。`, en: `Import "${id}" is undone already.` };
  if (state === 'waiting' || state === 'reading' || state === 'storing') return stillBusy(job);
  if (!isJournaled || now.getTime() > Date.parse(createdAt) + KEPT_MS) {
    if (kind === 'optOut') return optOuts(id);
    return {
      ja: `取込「${id}」は、元に戻すための記録がありません（30日を過ぎたか、以前の版で取り込んだもの）。正しい内容のファイルをもう一度取り込んでください。`,
      en: `Of import "${id}" nothing is kept to undo it with (it is over 30 days old, or of a former release). Import a file with what is right.`,
    };
  }
  return undefined;
}

const optOuts = (id: string): Bilingual => ({
  ja: `取込「${id}」は配信停止の一覧で、元に戻すための記録がありません（30日を過ぎたか、以前の版で取り込んだもの）。誤って取り込んだ一覧は、同じファイルで rekindle import opt-outs ファイル --undo を実行して取り消してください。`,
  en: `Of import "${id}", a list of refusals, nothing is kept to undo it with (it is over 30 days old, or of a former release). Take a list that was wrong back with the same file: rekindle import opt-outs FILE --undo.`,
});

const takenBack = (id: string): Bilingual => ({
  ja: `取込「${id}」は一覧の取り消しです。取り消す前に戻すには、その一覧をもう一度取り込んでください。`,
  en: `Import "${id}" took a list back. To refuse its addresses again, import the list.`,
});

const others = (id: string): Bilingual => ({
  ja: `取込「${id}」は、ステータスや指標を動かしたため元に戻せません。元に戻せるのは担当者・会社・配信停止の取り込みです。正しい内容のファイルをもう一度取り込んでください。`,
  en: `Import "${id}" moved statuses and figures, and cannot be undone: imports of contacts, companies and opt-outs can. Import a file with what is right.`,
});

export const stillBusy = ({ id }: ImportJob): Bilingual => ({
  ja: `取込「${id}」はまだ終わっていません。中止するか、終わるのを待ってから元に戻してください。`,
  en: `Import "${id}" is not over. Cancel it or wait for its end, then undo it.`,
});
