import type { StopReason } from '../domain/kernel/sending-account.ts';
import type { Bilingual } from '../domain/kernel/locale.ts';

/** Why no mail goes out, and what to do about it: for marketers and for whoever runs the account. */
export const stopWords: Readonly<
  Record<StopReason, { readonly because: Bilingual; readonly toDo: Bilingual }>
> = {
  paused: {
    because: { ja: 'Amazon SES が送信を一時停止しています。', en: 'Amazon SES has paused sending.' },
    toDo: {
      ja: 'SES からの通知を読み、施策を止め、一覧を見直してから SES に返信してください。',
      en: 'Read the notice of SES, pause campaigns, clean the list, then answer SES.',
    },
  },
  suspended: {
    because: {
      ja: 'Amazon SES のアカウントが停止されています。',
      en: 'The account of Amazon SES is suspended.',
    },
    toDo: { ja: 'AWS サポートに連絡してください。', en: 'Write to AWS Support.' },
  },
  sandbox: {
    because: {
      ja: 'Amazon SES がサンドボックスのため、お客様には送れません（営業へのメールは送れます）。',
      en: 'Amazon SES is in the sandbox: customers cannot be mailed; mails to sales go out.',
    },
    toDo: {
      ja: 'SES の画面で本番アクセスをリクエストしてください。承認されると自動で始まります。',
      en: 'Request production access in the console of SES. Sending begins by itself when it is granted.',
    },
  },
  dailyQuota: {
    because: { ja: 'Amazon SES の1日の上限に達しました。', en: 'The daily quota of Amazon SES is used up.' },
    toDo: {
      ja: '空きができると自動で再開します。足りないときは SES に上限の引き上げを申請してください。',
      en: 'It goes on by itself when some of it is free again. Ask SES for a higher quota if it is too low.',
    },
  },
  unverifiedSender: {
    because: {
      ja: '差出人のドメインまたはアドレスが確認されていません。',
      en: 'The sender’s domain or address is not verified.',
    },
    toDo: {
      ja: 'デプロイの出力にある DKIM レコード3件を DNS に登録してください。確認されると自動で再開します。',
      en: 'Enter the three DKIM records of the deployment’s outputs into your DNS. Sending goes on by itself.',
    },
  },
  missingConfigurationSet: {
    because: { ja: 'SES の設定セットが見つかりません。', en: 'A configuration set of SES is missing.' },
    toDo: {
      ja: 'もう一度デプロイしてください（npm run cdk deploy）。',
      en: 'Deploy again (npm run cdk deploy).',
    },
  },
  accessDenied: {
    because: { ja: '送信する権限がありません。', en: 'The permission to send is missing.' },
    toDo: {
      ja: 'もう一度デプロイし、send-mail の権限を確かめてください。',
      en: 'Deploy again, and look at the permissions of send-mail.',
    },
  },
  restored: {
    because: {
      ja: 'お客様のデータがバックアップから復元されました。バックアップより後に送ったメールの記録がないため、二重に送らないよう、すべてのメールを止めています。',
      en: 'The data of customers was restored from a backup. What was sent since it was made is not known, so that no mail goes out: none may go twice.',
    },
    toDo: {
      ja: 'バックアップより後の配信停止を取り込み直してから、再開のしかたを選んでください（ホームの画面、または rekindle sending resume）。',
      en: 'Import the refusals since the backup again, then say how to go on: on the start page, or with rekindle sending resume.',
    },
  },
};

/** What became of a mail that somebody sent to oneself; a refusal names SES's own word for it. */
export const testMailWords = {
  waiting: () => ({ ja: 'まだ送られていません。', en: 'It was not sent yet.' }),
  taken: () => ({
    ja: 'SES が受け取りました。配達の知らせはまだありません。',
    en: 'SES took it; it has not said yet that it arrived.',
  }),
  delivered: () => ({ ja: '相手のメールサーバーに届きました。', en: 'The receiving server took it.' }),
  bounced: () => ({
    ja: '届きませんでした（バウンス）。宛先を確かめてください。',
    en: 'It bounced. Check the address.',
  }),
  refused: (because: string) => ({
    ja: `SES がこのメールを拒否しました（${because}）。宛先と差出人を確かめてください。`,
    en: `SES refused this mail (${because}). Check the address and the sender.`,
  }),
  stopped: () => ({ ja: '送信が止まっています。', en: 'Sending is stopped.' }),
  unconfirmed: () => ({
    ja: '送られたかどうか、SES から知らせがありません。',
    en: 'SES never said whether it was sent.',
  }),
} satisfies Readonly<Record<string, (because: string) => Bilingual>>;
