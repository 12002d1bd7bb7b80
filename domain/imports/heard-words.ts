import { both } from './problem-word.ts';

/** What was understood of a row that was taken, or why it does not count. */
export const heardWords = {
  leftInText: both(
    '{at}に退職・逝去などの言葉があるため、退職者として取り込みました（この人には送りません）。',
    '',
    '{at} says that this person has left: taken as such, and nobody writes.',
    '',
  ),
  refusalInText: both(
    '{at}に連絡を断る言葉（または届かないという言葉）があるため、この人には送りません（電話を断る言葉なら、電話もしません）。',
    '',
    '{at} says that this person refuses, or that mails do not arrive: nobody writes (or calls, where it speaks of calls).',
    '',
  ),
  ownerAway: both(
    '{at}により、退職・休職中の担当者として取り込みました（リードは回りません）。',
    '',
    '{at} says that this salesperson has left or is on leave: taken as such, and gets no leads.',
    '',
  ),
  ownerUnknown: both(
    '{at}という営業担当者は登録されていないか、同じ名前の方が複数います（同じ名前の行がほかにもあることがあります）。',
    '取り込みましたが、引き渡しは担当地域や件数で別の方に回ります。営業担当者の一覧に加える（退職された方は、後任とともに）か、この列を氏名かメールアドレスに直して取り込み直してください。',
    '{at} names no salesperson on your list, or several (other rows may say the same).',
    'The row was taken, but its handoffs go to somebody else, by territory or load. Add this person to the list of salespeople (whoever has left, with a successor), or correct the column and import again.',
  ),
  companyBarred: both(
    '{at}により、この会社の方には送りません。送る場合は、この列を使わずに（--map "列の名前=ignore"）、「除外」の列に×と書いて取り込み直してください。',
    '',
    '{at} bars business: nobody of the company is mailed. If they are to be, import again without this column (--map "COLUMN=ignore") and with a column "Excluded" that says no.',
    '',
  ),
  hostExcluded: both(
    '{line}行目は主催者・登壇者のため、参加者に数えません。',
    '',
    'Line {line} is a host or panelist and not counted.',
    '',
  ),
  cancelledExcluded: both(
    '{line}行目は取り消された申込（『{value}』）のため、数えません。',
    '',
    'Line {line} was cancelled ("{value}") and is not counted.',
    '',
  ),
  waitingRoomExcluded: both(
    '{line}行目は待機室にいた時間のため、数えません。',
    '',
    'Line {line} is time in the waiting room and is not counted.',
    '',
  ),
} as const;
