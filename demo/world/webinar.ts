import type { Random } from '../random.ts';
import type { Recipient } from './recipients.ts';

/** Who came to the webinar, as its tool exports it: minutes, questions, no-shows, and somebody nobody knows. */
export interface WebinarReport {
  readonly csv: string;
  readonly attended: readonly string[];
}

export function reportWebinar(
  random: Random,
  registered: ReadonlyMap<string, Recipient>,
  day: string,
): WebinarReport {
  const attended: string[] = [];
  const rows = [...registered.keys()].map((address) => {
    const own = random.fork(`webinar:${address}`);
    const came = own.chance(0.75);
    if (came) attended.push(address);
    const minutes = came ? own.between(12, 60) : 0;
    const question = came && own.chance(0.25) ? '基幹システムと連携できますか' : '';
    return [address, came ? '出席' : '欠席', String(minutes), question, `${day} 14:00`].join(',');
  });
  return {
    csv: [
      'メールアドレス,出欠,視聴時間(分),質問,参加日時',
      ...rows,
      `stranger@unknown.example,出席,30,,${day} 14:00`,
    ].join('\r\n'),
    attended,
  };
}
