import type { Bilingual } from '../domain/kernel/locale.ts';
import type { SpamWeight } from '../domain/mail/spam-words.ts';

interface FindingWords {
  readonly says: Bilingual;
  readonly toDo: Bilingual;
}

/** What is said of a word that filters count against a mail. */
export const spamFindingWords = (found: string, weight: SpamWeight, instead: Bilingual): FindingWords => ({
  says:
    weight === 'strong'
      ? {
          ja: `「${found}」は、迷惑メールに振り分けられやすい言葉です。`,
          en: `"${found}" makes filters take a mail for spam.`,
        }
      : {
          ja: `「${found}」は、重なると迷惑メールに振り分けられやすくなります。`,
          en: `"${found}" weighs with filters beside others of its kind.`,
        },
  toDo: { ja: `言い換え：${instead.ja}`, en: `Better: ${instead.en}` },
});

const words = (jaSays: string, enSays: string, jaToDo: string, enToDo: string): FindingWords => ({
  says: { ja: jaSays, en: enSays },
  toDo: { ja: jaToDo, en: enToDo },
});

/** What is said of an address that does not answer, by what is wrong with it. `detail`: its host, status or key. */
export const linkWords = {
  gone: (status: string): FindingWords =>
    words(
      `リンク先のページがありません（応答 ${status}）。`,
      `The page is not there (answer ${status}).`,
      'アドレスを確かめて直してください。公開前のページなら、公開してから送ってください。',
      'Correct the address; if the page is to come, publish it before you send.',
    ),
  refused: (status: string): FindingWords =>
    words(
      `リンク先が確認を受け付けませんでした（応答 ${status}）。`,
      `The page does not let itself be checked (answer ${status}).`,
      'ログインしていない画面で、開けるか確かめてください。',
      'Open it where you are not signed in, and see.',
    ),
  noSuchHost: (host: string): FindingWords =>
    words(
      `「${host}」というサイトは見つかりません。`,
      `There is no site ${host}.`,
      'アドレスのつづりを確かめてください。',
      'Check how it is spelt.',
    ),
  example: (host: string): FindingWords =>
    words(
      `「${host}」は見本のアドレスです。`,
      `${host} is an address for examples.`,
      '実際のアドレスに直してください。',
      'Put the real address in.',
    ),
  inside: (host: string): FindingWords =>
    words(
      `「${host}」は社内など、外から開けない場所です。`,
      `${host} is inside: nobody opens it from the internet.`,
      'お客様が開ける https:// のアドレスに直してください。',
      'Put an https:// address in that customers can open.',
    ),
  loops: (): FindingWords =>
    words(
      'リンク先が別のページへ移り続けます。',
      'The page sends one on and on.',
      '最後に開くページのアドレスを書いてください。',
      'Write the address at which it ends.',
    ),
  silent: (): FindingWords =>
    words(
      'リンク先から、いま応答がありません。',
      'The page does not answer now.',
      '時間をおいて開いてみてください。応答がなくても配信は始められます。',
      'Try it again later. You can launch all the same.',
    ),
  noFile: (key: string): FindingWords =>
    words(
      `資料のファイル「${key}」が置かれていません。`,
      `The file "${key}" of the document is not there.`,
      '資料用のバケットにファイルを置くか、設定の資料のアドレスを直してください。',
      "Put it into the bucket of documents, or correct the document's address in the settings.",
    ),
  otherBucket: (bucket: string): FindingWords =>
    words(
      '資料が別のバケットにあるため、お客様に渡せません。',
      'The document lies in another bucket, from which customers cannot get it.',
      `「${bucket}」に置き、設定の資料のアドレスを直してください。`,
      `Put it into ${bucket}, and correct its address in the settings.`,
    ),
} as const;
