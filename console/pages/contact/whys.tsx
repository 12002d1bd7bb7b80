import { counted } from '../../../contract/counted.ts';
import type { LeadView } from '../../../contract/interest.ts';
import { monthlyEndLabels, monthlyLabel, monthlyWaitLabels } from '../../../contract/monthly-words.ts';
import {
  consentBasisLabels,
  dormancyLabels,
  endReasonLabels,
  exclusionLabels,
  outcomeLabels,
} from '../../../contract/labels.ts';
import { Section } from '../../parts/page-head.tsx';
import { labelled, phrase, said, word } from '../../words/language.ts';
import { day, today } from '../../words/moments.ts';
import { ConfirmAddress } from './confirm-address.tsx';
import { RefuseMails } from './refuse-mails.tsx';

const words = {
  title: word('なぜこうなっているか', 'Why'),
  dormancy: word('休眠の理由', 'Why dormant'),
  dormant: phrase(
    (kind: string, since: string, days: number) =>
      `${kind}：${since} から${days}日、双方向の接点がありません。`,
    (kind: string, since: string, days: number) =>
      `${kind}: no two-way contact for ${counted(days, 'day')}, since ${since}.`,
  ),
  active: phrase(
    (because: string) => `休眠ではありません。${because}`,
    (because: string) => `Not dormant: ${because}.`,
  ),
  notKnown: word('接点の記録がないため、休眠かどうかを言えません。', 'No contact on record to tell by.'),
  mail: word('メールを送らない理由', 'Why no mail'),
  none: word(
    '送らない理由はありません。配信の頻度と時間の範囲で送ります。',
    'None: mails go out within the limits of frequency and hours.',
  ),
  until: phrase(
    (on: string) => `（${on} まで）`,
    (on: string) => ` (until ${on})`,
  ),
  since: phrase(
    (on: string) => `（${on}）`,
    (on: string) => ` (${on})`,
  ),
  status: word('いまの状態の理由', 'Why this status'),
};

const activeReasons = {
  boughtRecently: { ja: '最近のご購入があります', en: 'bought recently' },
  underContract: { ja: '契約期間中です', en: 'under contract' },
  openDeal: { ja: '商談中の案件があります', en: 'an open deal' },
  recentContact: { ja: '最近の接点があります', en: 'recent contact' },
  recentLoss: { ja: '失注から日が浅いためです', en: 'a recent loss' },
  newContact: { ja: '登録から日が浅いためです', en: 'a new contact' },
  waitingForWakeDate: { ja: '再開予定日を待っています', en: 'waiting for the date to resume' },
} as const;

/** Why dormant or not, why no mail goes out, why the status is what it is. */
export const Whys = ({ view }: { readonly view: LeadView }) => (
  <Section title={words.title()}>
    <dl class="sum">
      <div>
        <dt>{words.dormancy()}</dt>
        <dd>{dormancySentence(view)}</dd>
      </div>
      <div>
        <dt>{words.mail()}</dt>
        <dd>
          <Silences view={view} />
          <ConfirmAddress view={view} />
          {!view.standing.openSupport && <RefuseMails view={view} />}
        </dd>
      </div>
      {view.standing.because !== undefined && (
        <div>
          <dt>{words.status()}</dt>
          <dd>{labelled({ ...endReasonLabels, ...outcomeLabels }, view.standing.because)}</dd>
        </div>
      )}
    </dl>
  </Section>
);

function dormancySentence({ dormancy }: LeadView): string {
  if (dormancy === undefined) return words.notKnown();
  return dormancy.kind === 'dormant'
    ? words.dormant(labelled(dormancyLabels, dormancy.dormancy), day(dormancy.sinceOn), dormancy.silentDays)
    : words.active(labelled(activeReasons, dormancy.because));
}

function Silences({ view }: { readonly view: LeadView }) {
  const reasons = silencesOf(view);
  if (reasons.length === 0) return <p>{words.none()}</p>;
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

/** Each reason for which this person gets no mail now. */
function silencesOf({ standing, customer, account, monthly }: LeadView): readonly string[] {
  const named = (
    isSo: boolean | undefined,
    key: keyof typeof exclusionLabels,
    more = '',
  ): readonly string[] => (isSo === true ? [`${labelled(exclusionLabels, key)}${more}`] : []);
  const until = (on: string | undefined): string => (on === undefined ? '' : words.until(day(on)));
  const since = (at: string | undefined): string =>
    at === undefined || at === '' ? '' : words.since(day(at));
  return [
    ...named(standing.refused !== undefined, 'refused', since(standing.refused?.at)),
    ...named(standing.undeliverable !== undefined, 'undeliverable', since(standing.undeliverable?.at)),
    ...named(standing.neverContact, 'neverContact'),
    ...named(standing.leftCompany || customer.retired, 'leftCompany'),
    ...named(standing.contactChangeSince !== undefined, 'contactChange', since(standing.contactChangeSince)),
    ...named(account?.merging !== undefined || account?.mergedInto !== undefined, 'companyMerging'),
    ...named(standing.wrongPerson, 'wrongPerson'),
    ...named(standing.outOfTarget, 'outOfTarget'),
    ...named(standing.openSupport || account?.openComplaint, 'openComplaint'),
    ...named(standing.openHandoffId !== undefined, 'openHandoff'),
    ...named(account?.excluded, 'excludedBySales'),
    ...named(
      (standing.keptFromMailsUntil ?? '') > today(),
      'excludedBySales',
      until(standing.keptFromMailsUntil),
    ),
    ...named(customer.noMail, 'refused'),
    ...named(customer.email === undefined, 'noAddress'),
    ...(customer.consentBasis === 'unknown' ? [labelled(consentBasisLabels, 'unknown')] : []),
    ...named(standing.wakeOn !== undefined, 'waiting', since(standing.wakeOn)),
    ...monthlySilence(monthly),
  ];
}

/** Why the monthly mail waits, or has ended, for this person. */
function monthlySilence(monthly: LeadView['monthly']): readonly string[] {
  const why =
    monthly?.state === 'ended'
      ? monthly.endedBecause && labelled(monthlyEndLabels, monthly.endedBecause)
      : monthly?.waitsBecause && labelled(monthlyWaitLabels, monthly.waitsBecause);
  return why === undefined || why === '' ? [] : [`${said(monthlyLabel)}: ${why}`];
}
