import type { Bilingual, Locale } from '../kernel/locale.ts';

const list = (names: readonly string[], none: string): string =>
  names.length === 0 ? none : names.join(', ');

/** What is wrong with a sequence, the value, and what to do. */
export const sequenceWords = {
  noTopic: (): Bilingual => ({
    ja: 'メールの話題が決まっていません。「会社の設定」の「メールの話題」か、シナリオの話題に書いてください（コマンドでは settings set topic.ja=…、または開始時の --topic）。',
    en: 'Nothing says what the mails are about. Write it on the page of the company settings, or as the topic of the sequence (command line: settings set topic.en=..., or --topic at the launch).',
  }),
  noSteps: (): Bilingual => ({
    ja: 'ステップがありません。メールをひとつ以上入れてください。',
    en: 'There are no steps. Add at least one mail.',
  }),
  tooMany: (count: number, most: number): Bilingual => ({
    ja: `ステップが${count}個あります。${most}個までにしてください。`,
    en: `There are ${count} steps. Use at most ${most}.`,
  }),
  tooDeep: (deepest: number): Bilingual => ({
    ja: `分岐の中の分岐は${deepest}段までです。浅くしてください。`,
    en: `Branches stand at most ${deepest} deep. Make it flatter.`,
  }),
  unreachable: (): Bilingual => ({
    ja: 'ここには誰も来ません。上で終わっています。この手前の「終了」か、このステップを消してください。',
    en: 'Nobody gets here: everything above has ended. Remove the end above, or this step.',
  }),
  twice: (id: string): Bilingual => ({
    ja: `id「${id}」が二度使われています。新しいステップには新しい id を付けてください。`,
    en: `The id "${id}" is used twice. Give a new step a new id.`,
  }),
  kindChanged: (id: string, was: string): Bilingual => ({
    ja: `「${id}」は以前の版では ${was} でした。新しいステップには新しい id を付けてください。`,
    en: `"${id}" was a ${was} in an earlier version. Give a new step a new id.`,
  }),
  noWeight: (): Bilingual => ({
    ja: 'どの枝にも割合がありません。ひとつ以上に 0 より大きい weight を入れてください。',
    en: 'No arm has a share. Give at least one a weight above 0.',
  }),
  armTwice: (): Bilingual => ({
    ja: '同じ id の枝がふたつあります。別の id を付けてください。',
    en: 'Two arms have the same id. Give each its own.',
  }),
  noText: (locale: Locale): Bilingual => ({
    ja: `${locale === 'ja' ? '日本語' : '英語'}の文面がありません。件名と本文を書くか、用意された文面を選んでください。`,
    en: `There is no ${locale === 'ja' ? 'Japanese' : 'English'} text. Write a subject and a text, or choose a shipped one.`,
  }),
  unknownAsset: (id: string, known: readonly string[]): Bilingual => ({
    ja: `資料「${id}」は設定にありません。あるのは: ${list(known, 'なし')}。設定の資料（assets）に加えるか、ここに別の資料を選んでください。`,
    en: `The settings have no document "${id}". There are: ${list(known, 'none')}. Add it to the documents of the settings (assets), or choose another here.`,
  }),
  withdrawnAsset: (id: string, known: readonly string[]): Bilingual => ({
    ja: `資料「${id}」は、もう案内しないことになっています。別の資料を選んでください。あるのは: ${list(known, 'なし')}。`,
    en: `The document "${id}" is offered no more. Choose another. There are: ${list(known, 'none')}.`,
  }),
  unknownSession: (id: string, known: readonly string[]): Bilingual => ({
    ja: `ウェビナー「${id}」は設定にありません。あるのは: ${list(known, 'なし')}。設定の資料（assets）に加えるか、ここに別のウェビナーを選んでください。`,
    en: `The settings have no webinar "${id}". There are: ${list(known, 'none')}. Add it to the documents of the settings (assets), or choose another here.`,
  }),
  noLimit: (): Bilingual => ({
    ja: '待つ期限が0日です。1日から365日までで入れてください。',
    en: 'The limit is 0 days. Use 1 to 365.',
  }),
  mailNotAbove: (id: string, above: readonly string[]): Bilingual => ({
    ja: `「${id}」というメールは、これより上にありません。上にあるのは: ${list(above, 'なし')}。`,
    en: `No mail "${id}" stands above this step. Above are: ${list(above, 'none')}.`,
  }),
  noLink: (mail: string, link: string): Bilingual => ({
    ja: `メール「${mail}」にリンク「${link}」がありません。asset、consultation、または本文にあるURLを指定してください。`,
    en: `Mail "${mail}" has no link "${link}". Use asset, consultation, or an address that its text has.`,
  }),
  tooSoon: (days: number): Bilingual => ({
    ja: `前のメールから${days}日しかありません。配信の間隔の決まりにより、遅れて届きます。`,
    en: `Only ${days} days after the mail before: the frequency will put it off.`,
  }),
};
