import type { Bilingual } from '../domain/kernel/locale.ts';
import type { ReadinessKind, ReadinessValues } from '../domain/mail/readiness-findings.ts';
import { stopWords } from './sending-words.ts';

/** What is said of a finding: what it is, what to do, and the lines that whoever runs DNS or AWS needs for it. */
export interface ReadinessWords {
  readonly says: Bilingual;
  readonly toDo?: Bilingual | undefined;
  readonly forIt?: Bilingual | undefined;
}

/** The words of some findings, each from its values. */
export type WordsOf<Kind extends ReadinessKind> = {
  readonly [Key in Kind]: (values: ReadinessValues[Key]) => ReadinessWords;
};

/** Lines that are the same in both languages: commands, records, names. */
export function same(text: string): Bilingual {
  return { ja: text, en: text };
}

const askAgain = {
  ja: 'しばらく待って、もう一度お試しください。続くときは、もう一度デプロイしてください（npx cdk deploy）。',
  en: 'Wait a moment and try again. If it lasts, deploy again (npx cdk deploy).',
};

/** What Amazon SES says of the account and of what mails are sent with. */
export const sesWords = {
  senderVerified: ({ identity }) => ({
    says: { ja: `${identity} は確認済みです。`, en: `${identity} is verified.` },
  }),
  senderUnknown: ({ address, domain }) => ({
    says: {
      ja: `差出人 ${address} を送信できる ID が Amazon SES にありません。`,
      en: `Amazon SES has no identity that may send from ${address}.`,
    },
    toDo: {
      ja: `rekindle.config.ts の senderDomain を ${domain} にしてデプロイするか、差出人を確認済みのドメインのアドレスに変えてください（settings set senderAddress=… staffSenderAddress=…）。`,
      en: `Deploy with senderDomain "${domain}" in rekindle.config.ts, or change the sender to an address of a verified domain (settings set senderAddress=... staffSenderAddress=...).`,
    },
  }),
  senderPending: ({ identity }) => ({
    says: {
      ja: `${identity} はまだ確認されていません。いま送ると、すべて SES に拒否されます。`,
      en: `${identity} is not verified yet. SES would refuse every mail.`,
    },
    toDo: {
      ja: 'DKIM の3レコードを DNS に登録してください。確認には数分から72時間かかります。',
      en: 'Enter the three DKIM records into the DNS. It takes minutes, at most 72 hours.',
    },
  }),
  senderUnreadable: ({ because }) => ({
    says: {
      ja: `差出人の状態を SES から読めませんでした（${because}）。`,
      en: `SES did not say how the sender stands (${because}).`,
    },
    toDo: askAgain,
  }),
  dkimSigned: ({ identity }) => ({
    says: { ja: `${identity} で署名されます。`, en: `Mails are signed for ${identity}.` },
  }),
  dkimPending: ({ identity, status, tokens }) => ({
    says: {
      ja: `${identity} の DKIM はまだ使えません（SES の表示: ${status}）。署名のないメールは、迷惑メールとされやすくなります。`,
      en: `DKIM of ${identity} does not work yet (SES says ${status}). Unsigned mails end as junk.`,
    },
    toDo:
      tokens.length === 0
        ? {
            ja: `SES の画面で ${identity} の Easy DKIM を有効にしてください。アドレスの ID ではなく、ドメインの ID をお使いください。`,
            en: `Switch on Easy DKIM of ${identity} in the console of SES. Use an identity of a domain, not of an address.`,
          }
        : {
            ja: '下の3レコードを DNS に登録するよう、DNS の管理者に依頼してください。',
            en: 'Have the three records below entered into the DNS.',
          },
    forIt: same(
      tokens.map((token) => `${token}._domainkey.${identity}  CNAME  ${token}.dkim.amazonses.com`).join('\n'),
    ),
  }),
  mailFromOwn: ({ domain }) => ({ says: { ja: `${domain} を使います。`, en: `${domain} is used.` } }),
  mailFromPending: ({ domain, status, region }) => ({
    says: {
      ja: `${domain} はまだ使えません（SES の表示: ${status}）。それまで SES のドメインが使われます。`,
      en: `${domain} does not work yet (SES says ${status}); until then SES uses its own.`,
    },
    toDo: { ja: '下の2レコードを DNS に登録してください。', en: 'Enter the two records below into the DNS.' },
    forIt: same(mailFromRecords(domain, region)),
  }),
  mailFromDefault: ({ identity, region }) => ({
    says: {
      ja: '自社の MAIL FROM ドメインがないため、SPF は amazonses.com で判定されます。DKIM があれば届きますが、あると DMARC がより確実になります。',
      en: 'There is no MAIL FROM domain of your own: SPF is judged for amazonses.com. Mails arrive by DKIM alone; with it DMARC stands on two legs.',
    },
    toDo: {
      ja: `SES の画面で ${identity} の MAIL FROM に bounce.${identity} を設定し、下の2レコードを登録してください（任意）。`,
      en: `Set bounce.${identity} as MAIL FROM of ${identity} in the console of SES, and enter the two records below (optional).`,
    },
    forIt: same(mailFromRecords(`bounce.${identity}`, region)),
  }),
  accountHealthy: () => ({ says: { ja: '送信できます。', en: 'It may send.' } }),
  accountProbation: () => ({
    says: {
      ja: 'Amazon SES の審査中です（バウンスや苦情が多い）。改善されないと送信が止められます。',
      en: 'Amazon SES has the account under review (bounces or complaints). It will pause it unless this gets better.',
    },
    toDo: stopWords.paused.toDo,
  }),
  accountPaused: () => ({ says: stopWords.paused.because, toDo: stopWords.paused.toDo }),
  accountShutDown: () => ({ says: stopWords.suspended.because, toDo: stopWords.suspended.toDo }),
  accountUnreadable: ({ because }) => ({
    says: {
      ja: `アカウントの状態を SES から読めませんでした（${because}）。`,
      en: `SES did not say how the account stands (${because}).`,
    },
    toDo: askAgain,
  }),
  sandboxLeft: () => ({ says: { ja: '取得済みです。', en: 'It is granted.' } }),
  sandboxed: ({ perDay }) => ({
    says: {
      ja: `サンドボックスのため、確認済みの宛先にしか送れません（1日${perDay}通まで）。宛先がすべて確認済みの20名以下なら始められます。`,
      en: `In the sandbox only verified addresses can be mailed (${perDay} a day). A launch to at most 20 people, all verified, goes through.`,
    },
    toDo: {
      ja: 'SES の画面で「本番アクセスのリクエスト」を送ってください。書き方は docs/ja/deploy.md の3にあります。',
      en: 'Request production access in the console of SES; docs/deploy.md, part 3, says what to write.',
    },
  }),
  quotaRoom: ({ perSecond, perDay, sentToday }) => ({
    says: {
      ja: `毎秒${perSecond}通、1日${countOf(perDay, '無制限')}通まで（24時間で${sentToday}通）。`,
      en: `${perSecond} a second, ${countOf(perDay, 'any number')} a day (${sentToday} in 24 hours).`,
    },
  }),
  quotaShort: ({ perDay, sentToday }) => ({
    says: {
      ja: `1日の上限${perDay}通のうち、24時間で${sentToday}通を送りました。残りは空きしだい自動で送られます。`,
      en: `${sentToday} of the ${perDay} a day went out in 24 hours. The rest waits, and goes on by itself.`,
    },
    toDo: stopWords.dailyQuota.toDo,
  }),
  setsReady: () => ({ says: { ja: '2つともあります。', en: 'Both are there.' } }),
  setMissing: ({ set }) => ({
    says: { ja: `設定セット ${set} がありません。`, en: `The configuration set ${set} is missing.` },
    toDo: stopWords.missingConfigurationSet.toDo,
  }),
  setPaused: ({ set }) => ({
    says: {
      ja: `設定セット ${set} の送信が停止されています。`,
      en: `Sending with the configuration set ${set} is switched off.`,
    },
    toDo: {
      ja: `aws sesv2 put-configuration-set-sending-options --configuration-set-name ${set} --sending-enabled`,
      en: `aws sesv2 put-configuration-set-sending-options --configuration-set-name ${set} --sending-enabled`,
    },
  }),
  setUnreadable: ({ set, because }) => ({
    says: {
      ja: `設定セット ${set} の状態を読めませんでした（${because}）。`,
      en: `SES did not say how the configuration set ${set} stands (${because}).`,
    },
    toDo: askAgain,
  }),
  tenantReady: ({ tenant }) => ({
    says: { ja: `テナント ${tenant} で送ります。`, en: `Mails go out as the tenant ${tenant}.` },
  }),
  tenantMissing: ({ tenant }) => ({
    says: { ja: `テナント ${tenant} がありません。`, en: `The tenant ${tenant} is missing.` },
    toDo: stopWords.missingConfigurationSet.toDo,
  }),
  tenantPaused: ({ tenant }) => ({
    says: {
      ja: `テナント ${tenant} の送信が停止されています。`,
      en: `Sending as the tenant ${tenant} is paused.`,
    },
    toDo: {
      ja: 'SES の画面のテナントで理由を確かめ、直してから送信を再開してください。',
      en: 'See why on its page in the console of SES, mend that, then let it send again.',
    },
  }),
  tenantUnreadable: ({ tenant, because }) => ({
    says: {
      ja: `テナント ${tenant} の状態を読めませんでした（${because}）。`,
      en: `SES did not say how the tenant ${tenant} stands (${because}).`,
    },
    toDo: askAgain,
  }),
  suppressionOn: () => ({
    says: {
      ja: 'バウンスと苦情のあった宛先には、SES も送りません。',
      en: 'SES too writes no more to addresses that bounced or complained.',
    },
  }),
  suppressionOff: () => ({
    says: {
      ja: 'アカウントのサプレッションリストが、バウンスと苦情の両方には効いていません（設定セットでは有効です）。',
      en: 'The list of the account does not cover both bounces and complaints (the configuration sets do).',
    },
    toDo: same('aws sesv2 put-account-suppression-attributes --suppressed-reasons BOUNCE COMPLAINT'),
  }),
  sendingFlows: () => ({ says: { ja: '止まっていません。', en: 'Nothing stops it.' } }),
  sendingDenied: ({ since }) => ({
    says: {
      ja: `${since} から止まっています。${stopWords.accessDenied.because.ja}`,
      en: `Stopped since ${since}. ${stopWords.accessDenied.because.en}`,
    },
    toDo: {
      ja: 'もう一度デプロイし、rekindle mail test で1通お試しください。届けば再開します。',
      en: 'Deploy again, then try one mail with rekindle mail test: when it goes out, sending goes on.',
    },
  }),
  sendingRestored: ({ since, knownUntil }) => ({
    says: {
      ja: `${since} から止まっています（バックアップは ${knownUntil}）。${stopWords.restored.because.ja}`,
      en: `Stopped since ${since} (the backup is of ${knownUntil}). ${stopWords.restored.because.en}`,
    },
    toDo: stopWords.restored.toDo,
  }),
  sendingHeld: ({ reason, since }) => ({
    says: {
      ja: `${since} から止まっています。${stopWords[reason].because.ja} 毎分1通で試し、届けば再開します。`,
      en: `Stopped since ${since}. ${stopWords[reason].because.en} One mail a minute tries; when it goes out, sending goes on.`,
    },
    toDo: stopWords[reason].toDo,
  }),
} satisfies Partial<WordsOf<ReadinessKind>>;

const countOf = (count: number, unlimited: string): string =>
  Number.isFinite(count) ? String(count) : unlimited;

const mailFromRecords = (domain: string, region: string): string =>
  [
    `${domain}  MX   10 feedback-smtp.${region}.amazonses.com`,
    `${domain}  TXT  "v=spf1 include:amazonses.com ~all"`,
  ].join('\n');
