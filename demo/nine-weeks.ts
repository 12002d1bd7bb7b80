import type { LocalStack } from '../local/local-stack.ts';
import { callApi } from './api-client.ts';
import { importDemoFiles, importText } from './company/load-company.ts';
import { seeded } from './random.ts';
import { assess, type DemoResult } from './report.ts';
import { behaveAsRecipients, type Recipient } from './world/recipients.ts';
import { behaveAsSalespeople, type SalesWorld } from './world/salespeople.ts';
import { newTruth } from './world/truth.ts';
import { reportWebinar } from './world/webinar.ts';

const DAY = 86_400_000;
/** A Monday: the campaign starts on the Tuesday after. */
export const startAt = new Date('2026-10-05T00:00:00.000Z');
const days = 63;
/** Runs the whole product for nine weeks of virtual time on the seeded company. */
export async function liveNineWeeks(
  stack: LocalStack,
  seed: number,
  insideSales: boolean,
  tell: (line: string) => void,
): Promise<DemoResult> {
  const { api } = stack.urls;
  const random = seeded(seed);
  const truth = newTruth();
  const reports = await importDemoFiles(api, stack.now(), insideSales);
  const rows = { read: 0, taken: 0, refused: 0 };
  for (const { counts } of reports) {
    rows.read += counts.read;
    rows.taken += counts.taken;
    rows.refused += counts.refused;
  }
  for (const { kind, refusals } of reports)
    for (const refusal of refusals) tell(`  ${kind}: ${refusal.message}`);

  const addresses = new Map<string, string>();
  stack.mailbox.onMail((mail) => {
    if (mail.tags['k'] === 'nurture') addresses.set(mail.tags['c'] ?? '', mail.to[0] ?? '');
  });
  const registered = new Map<string, Recipient>();
  behaveAsRecipients({ stack, random, truth, registered });
  const crmDeals: SalesWorld['crmDeals'] = [];
  behaveAsSalespeople({
    stack,
    random,
    truth,
    addressOf: (id) => addresses.get(id) ?? '',
    entersIntoCrm: (address) => address.startsWith('takahashi@'),
    crmDeals,
  });

  stack.plan(
    new Date(startAt.getTime() + DAY),
    () =>
      void callApi(api, 'POST', '/campaigns', {
        name: '秋の掘り起こし',
        segmentId: 'all-dormant',
        confirmCount: undefined,
      }),
  );
  stack.plan(new Date(startAt.getTime() + 46 * DAY), async () => {
    const webinar = reportWebinar(random, registered, stack.now().toISOString().slice(0, 10));
    await importText(api, 'webinar', webinar.csv, `&session=zaiko-online&durationMinutes=60`);
  });
  for (const day of [21, 35, 49, 60])
    stack.plan(new Date(startAt.getTime() + day * DAY), () => importCrmDeals(api, crmDeals, addresses));
  await stack.runUntil(new Date(startAt.getTime() + days * DAY));
  await importCrmDeals(api, crmDeals, addresses);
  await stack.settle();
  return assess(stack, truth, rows, insideSales);
}

/** The CRM's export of the day: deals of salespeople who never answer mails. */
async function importCrmDeals(
  api: string,
  deals: SalesWorld['crmDeals'],
  addresses: ReadonlyMap<string, string>,
): Promise<void> {
  if (deals.length === 0) return;
  const rows = deals.map(({ customerId, openedOn, wonOn, amount }) =>
    [
      `CRM-${customerId.slice(0, 8)}`,
      addresses.get(customerId) ?? '',
      '高橋 健',
      wonOn === undefined ? '商談中' : '受注',
      openedOn,
      wonOn ?? '',
      String(amount),
    ].join(','),
  );
  await importText(
    api,
    'deals',
    ['案件ID,メールアドレス,担当,ステータス,商談開始日,受注日,金額', ...rows].join('\r\n'),
  );
}
