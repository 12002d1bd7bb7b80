import { heardWords } from './heard-words.ts';
import { both, type Words } from './problem-word.ts';
import type { RowProblemCode } from './row-problem.ts';

/** As a person fills them in; each is read by `readOutcome`. */
export const results: Words = {
  ja: '話せた・不在・応答なし・商談化・まだ早い・情報収集のみ・今は不要・今後連絡不要・担当違い・退職・他社に決定・既に商談中・手が回らない・対象外・受注・失注',
  en: 'spoke with them, not in, no answer, became an opportunity, too early, gathering information, not needed now, never contact again, wrong person, left the company, chose another supplier, already in a deal, no time, out of target, won, lost',
};

/**
 * What is wrong (`is`) and what to do (`fix`) for every problem. `{at}` is 「12行目『メール』の値『…』」, `{line}` the line,
 * `{to}` the suggestion or the value taken, in brackets.
 */
export const problemWords: Readonly<Record<RowProblemCode, { readonly is: Words; readonly fix: Words }>> = {
  ...heardWords,
  fullWidthEmail: both(
    '{at}に全角の{wide}があります。',
    '半角に直して{to}、この行だけ再取込してください。',
    '{at} has full-width characters.',
    'Write it in half-width{to} and import this line again.',
  ),
  spacesInEmail: both(
    '{at}に空白が入っています。',
    '空白を消して{to}、この行だけ再取込してください。',
    '{at} has a space in it.',
    'Remove the space{to} and import this line again.',
  ),
  invalidEmail: both(
    '{at}はメールアドレスとして読めません。',
    '正しいアドレスに直して、この行だけ再取込してください。',
    '{at} is not an e-mail address.',
    'Correct the address and import this line again.',
  ),
  wholeDomain: both(
    '{at}はドメイン全体を指していて、1件のアドレスではありません。',
    'その会社の方のアドレスを1行ずつ書くか、会社ごと送らない場合は設定の exclusion.competitorDomains にドメインを加えてください。',
    '{at} is a whole domain and no address.',
    'List the addresses one by one, or add the domain to the setting exclusion.competitorDomains so that nobody there is mailed.',
  ),
  impossibleDate: both(
    '{at}は暦にない日付です。',
    '正しい日付に直して{to}、この行だけ再取込してください。',
    '{at} is not a day of the calendar.',
    'Correct the date{to} and import this line again.',
  ),
  unreadableDate: both(
    '{at}は日付として読めません。',
    '「2025/3/31」の形に直して、この行だけ再取込してください。',
    '{at} cannot be read as a date.',
    'Write it like 2025-03-31 and import this line again.',
  ),
  unknownTimeZone: both(
    '{at}は時間帯の名前として読めません。',
    '「America/New_York」のようなIANAの名前に直すか空欄にして、この行だけ再取込してください。',
    '{at} is no time zone.',
    'Give a name of the IANA database such as America/New_York, or leave it empty, and import this line again.',
  ),
  shortYear: both(
    '{at}は年が2桁で、西暦か令和か、月が先かが決められません。',
    '西暦4桁（例: 2025/4/1）に直して、この行だけ再取込してください。',
    '{at} has a year of two digits: nobody can tell which of the parts it is, or of which era.',
    'Write the year in four digits (2025/4/1) and import this line again.',
  ),
  pastDay: both(
    '{at}は過ぎた日付です。',
    'これからの日付に直して、この行だけ再取込してください。',
    '{at} has passed.',
    'Give a later day and import this line again.',
  ),
  aheadDay: both(
    '{at}はまだ来ていない日付です。',
    '今日までの日付に直して、この行だけ再取込してください。',
    '{at} lies ahead.',
    'Give today or a day before and import this line again.',
  ),
  otherCurrency: both(
    '{at}は、設定とは別の通貨です。金額は空のまま取り込みました。',
    '設定の通貨に換算した金額に直して、この行だけ再取込してください。',
    '{at} is of another currency than that of the settings: the amount was left out.',
    'Write the amount converted into that of the settings and import this line again.',
  ),
  unreadableAmount: both(
    '{at}は金額として読めません。',
    '「1,200,000」の形に直して、この行だけ再取込してください。',
    '{at} cannot be read as an amount.',
    'Write it like 1,200,000 and import this line again.',
  ),
  unreadableCode: both(
    '{at}は受付番号として読めません。',
    '引き渡しのメールの末尾にある6文字に直して{to}、この行だけ再取込してください。',
    '{at} is no code of a handoff.',
    'Enter the six letters and digits at the end of its mail{to} and import this line again.',
  ),
  unknownOutcome: both(
    '{at}は結果として読めません。',
    `次のいずれかに直して（${results.ja}）、この行だけ再取込してください。`,
    '{at} is no known result.',
    `Write one of the results (${results.en}) and import this line again.`,
  ),
  unreadableFlag: both(
    '{at}は「はい・いいえ」のどちらか読み取れません。',
    '○か×に直して、この行だけ再取込してください。',
    '{at} is neither yes nor no.',
    'Write yes or no and import this line again.',
  ),
  unknownStage: both(
    '{at}は受注か失注か商談中か読み取れません。',
    '次のいずれかに直して（受注・失注・商談中）、この行だけ再取込するか、この言葉の意味を指定して取り込み直してください（--map "{column}=stage:open:{value}"。受注は won、失注は lost）。',
    '{at} is not a known stage.',
    'Write one of the accepted stages (Won, Lost, Open) and import this line again, or say what the word means (--map "{column}=stage:open:{value}", or won or lost).',
  ),
  missing: both(
    '{at}が空です。',
    '値を入れて、この行だけ再取込してください。',
    '{at} is blank.',
    'Fill it in and import this line again.',
  ),
  noAccount: both(
    '{line}行目の案件には、会社名も得意先コードもメールもありません。',
    'いずれかを入れて、この行だけ再取込してください。',
    'The deal in line {line} names no account, account code or e-mail.',
    'Fill in one of them and import this line again.',
  ),
  noNameOrEmail: both(
    '{line}行目には、メールも、氏名と会社名の組もありません。',
    'メール、または氏名と会社名を入れて、この行だけ再取込してください。',
    'Line {line} has neither an e-mail nor a name with an account.',
    'Fill in an e-mail, or a name and an account, and import this line again.',
  ),
  stillMailed: both(
    '{line}行目は、配信中（停止していない）とあるため、配信停止にしていません。',
    '停止する方なら、その列を直すか消して、この行だけ再取込してください。',
    'Line {line} says that they are mailed, so no opt-out was stored.',
    'If they did opt out, correct or remove that column and import this line again.',
  ),
  raggedRow: both(
    '{line}行目『{value}』の列の数が見出しと合いません。',
    'セルの中のコンマや改行を「"」で囲むか消して、この行だけ再取込してください。',
    'Line {line} ("{value}") does not have as many columns as the header.',
    'Quote or remove commas and line breaks inside cells and import this line again.',
  ),
  rowTooLong: both(
    '{line}行目『{value}』は長すぎます（10万字まで）。',
    '貼り付けられた文書や画像の文字を消して、この行だけ再取込してください。',
    'Line {line} ("{value}") is too long (100,000 letters at most).',
    'Remove documents or images that were pasted into it and import this line again.',
  ),
  cellTooLong: both(
    '{at}は長すぎます（300字まで）。',
    '短くして、この行だけ再取込してください。',
    '{at} is too long (300 letters at most).',
    'Shorten it and import this line again.',
  ),
  cellCut: both(
    '{at}は長いため、はじめの1万字を取り込みました。',
    '',
    '{at} is long: its first 10,000 letters were taken.',
    '',
  ),
  unclosedQuote: both(
    '{line}行目の「"」が閉じられていません。',
    '「"」を閉じるか消して、この行だけ再取込してください。',
    'A quotation mark in line {line} is never closed.',
    'Close or remove it and import this line again.',
  ),
  twoEmails: both('{at}にメールアドレスが2つ以上あります。', '', '{at} holds more than one address.', ''),
  emailCleaned: both('{at}を整えました。', '', '{at} was tidied.', ''),
  twoPhones: both('{at}に電話番号が2つ以上あります。', '', '{at} holds more than one phone number.', ''),
  unreadablePhone: both(
    '{at}は電話番号として読めません。',
    '市外局番からの番号に直してください。',
    '{at} is not a phone number.',
    'Write the whole number with its area code.',
  ),
  unreadableNumber: both(
    '{at}は数として読めません。',
    '「50」の形に直してください。',
    '{at} cannot be read as a number.',
    'Write it like 50.',
  ),
  unreadableMonth: both(
    '{at}は月として読めません。',
    '「3月」の形に直してください。',
    '{at} cannot be read as a month.',
    'Write a number from 1 to 12.',
  ),
  unreadableDuration: both(
    '{at}は時間の長さとして読めません。',
    '「42分」の形に直してください。',
    '{at} cannot be read as a length of time.',
    'Write the minutes, like 42.',
  ),
  unknownChoice: both('{at}は選択肢にありません。', '', '{at} is not one of the known choices.', ''),
  rangeTaken: both('{at}は範囲で書かれています。', '', '{at} is a range.', ''),
  industryUnified: both('{at}の表記を統一しました。', '', '{at} was spelt in the usual way.', ''),
  sameKey: both(
    '{line}行目『{value}』は、あとの行にも同じものがあります。',
    '',
    'Line {line} ("{value}") comes again further below.',
    '',
  ),
  unreadableName: both(
    '{at}に読み取れない文字（? や 〓）があります。',
    '名刺などで確かめて直してください。',
    '{at} has characters that were not recognised.',
    'Look the name up and correct it.',
  ),
  noEmail: both(
    '{line}行目の参加者にはメールアドレスがないため、取り込めません。',
    '',
    'The participant in line {line} has no e-mail address and is left out.',
    '',
  ),
};
