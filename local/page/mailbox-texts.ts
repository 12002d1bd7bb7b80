/** The words of the mailbox page in its two languages. */
export interface MailboxTexts {
  readonly title: string;
  readonly intro: string;
  readonly filter: string;
  readonly apply: string;
  readonly none: string;
  readonly choose: string;
  readonly html: string;
  readonly text: string;
  readonly headers: string;
  readonly links: string;
  readonly tracked: string;
  readonly from: string;
  readonly to: string;
  readonly sent: string;
  readonly time: string;
  readonly hour: string;
  readonly day: string;
  readonly week: string;
  readonly passing: string;
  readonly failed: string;
  readonly reply: string;
  readonly send: string;
  readonly other: string;
  readonly newer: string;
  readonly older: string;
  readonly status: Readonly<Record<string, string>>;
}

export type MailboxLanguage = 'ja' | 'en';

export const MAILBOX_TEXTS: Readonly<Record<MailboxLanguage, MailboxTexts>> = {
  ja: {
    title: 'ローカルの受信箱',
    intro: 'このスタックが送信したメールです。外部には送信されません。',
    filter: '宛先で絞り込む',
    apply: '絞り込む',
    none: 'メールはまだありません。',
    choose: '一覧からメールを選んでください。',
    html: 'HTML',
    text: 'テキスト',
    headers: 'ヘッダー',
    links: 'リンク',
    tracked: '計測あり',
    from: '差出人',
    to: '宛先',
    sent: '送信日時',
    time: 'スタックの現在時刻',
    hour: '1時間進める',
    day: '1日進める',
    week: '7日進める',
    passing: '時間を進めています…',
    reply: '受信者として返信する',
    send: '返信を送る',
    failed: '時間を進められませんでした。ログを確認してください。',
    other: 'English',
    newer: '新しいメール',
    older: '古いメール',
    status: {
      sent: '送信済み',
      delivered: '配信済み',
      bounced: '不達',
      complained: '苦情',
      suppressed: '送信停止',
    },
  },
  en: {
    title: 'Local mailbox',
    intro: 'The mails this stack has sent. Nothing leaves this machine.',
    filter: 'Filter by address',
    apply: 'Filter',
    none: 'There are no mails yet.',
    choose: 'Choose a mail from the list.',
    html: 'HTML',
    text: 'Text',
    headers: 'Headers',
    links: 'Links',
    tracked: 'tracked',
    from: 'From',
    to: 'To',
    sent: 'Sent',
    time: 'Time in the stack',
    hour: '+1 hour',
    day: '+1 day',
    week: '+7 days',
    passing: 'Time is passing…',
    reply: 'Answer as the recipient',
    send: 'Send the reply',
    failed: 'Time could not be moved; see the log.',
    other: '日本語',
    newer: 'Newer',
    older: 'Older',
    status: {
      sent: 'sent',
      delivered: 'delivered',
      bounced: 'bounced',
      complained: 'complained',
      suppressed: 'suppressed',
    },
  },
};
