import { describe, expect, it } from 'vitest';
import { fileRefusalMessage } from '../../../domain/imports/file-refusal-message.ts';
import { readRecords } from '../../../domain/imports/read-records.ts';
import { readFileOf, recordsOf, utf16, utf8 } from './file-builders.ts';

const whoCame = (content: string | Uint8Array) =>
  recordsOf('webinar', content, { session: 's' }).map(
    ({ email, attended }) => `${email[0]}${attended ? '+' : '-'}`,
  );

describe('who came to a webinar', () => {
  it.each([
    [
      'a mark for those alone who came',
      'メール,出席\na@x.example,○\nb@x.example,\nc@x.example,×',
      'a+ b- c-',
    ],
    ['no mark at all yet', 'メール,出席\na@x.example,\nb@x.example,', 'a+ b+'],
    ['a title that nobody knows', 'メール,出欠連絡\na@x.example,出席\nb@x.example,欠席', 'a+ b-'],
    [
      'a place in brackets',
      'メール,参加状況\na@x.example,出席（会場）\nb@x.example,欠席（体調不良）',
      'a+ b-',
    ],
    ['a status', 'メール,ステータス\na@x.example,参加\nb@x.example,欠席', 'a+ b-'],
    ['a status in English', 'Email,Attendee status\na@x.example,Showed up\nb@x.example,No-show', 'a+ b-'],
    [
      'the columns of ON24, unsaid',
      'Email,Attended Live,Live Minutes,Archive Minutes\na@x.example,Yes,55,0\nb@x.example,No,0,40',
      'a+ b-',
    ],
    [
      'a status of tickets beside the time of arrival',
      '参加者メール,ステータス,申込日,来場日時\na@x.example,申込完了,2026-11-01,2026-11-20 13:55\nb@x.example,キャンセル,2026-11-01,\nc@x.example,申込完了,2026-11-01,',
      'a+ c-',
    ],
    [
      'a state of registration, and no day of the webinar',
      'メール,申込状況,開催日\na@x.example,申込済,2026-11-20',
      'a-',
    ],
    ['a day of the webinar alone', 'メール,開催日\na@x.example,2026-11-20', 'a+'],
    [
      'a time of joining',
      'メール,開催日,入室時刻\na@x.example,2026-11-20,2026-11-20 14:00\nb@x.example,2026-11-20,',
      'a+ b-',
    ],
    ['nothing', 'メール,会社\na@x.example,甲社\nb@x.example,乙社', 'a+ b+'],
  ])('is told by %s', (_by, content, expected) => {
    expect(whoCame(content).join(' ')).toBe(expected);
  });

  it('is asked where a column speaks of it in words that nobody knows', () => {
    const content = utf8('メール,当日の出席区分\na@x.example,A\nb@x.example,B');
    const result = readRecords('webinar', content, { session: 's' });
    expect(result).toMatchObject({ refusal: { code: 'unclearPresence', unclear: ['当日の出席区分'] } });
    if (result.kind === 'refused')
      expect(fileRefusalMessage(result.refusal, 'en')).toContain('"当日の出席区分" (A, B)');
    const answered = { session: 's', mapping: { 当日の出席区分: 'allCame' } };
    expect(readFileOf('webinar', content, answered).counts.taken).toBe(2);
  });

  it('refuses a row whose mark is no mark, rather than count it as attendance', () => {
    const file = readFileOf('webinar', 'メール,参加\na@x.example,○\nb@x.example,代理A', { session: 's' });
    expect(file.refusals).toMatchObject([{ line: 3, code: 'unreadableFlag', value: '代理A' }]);
    expect(file.counts.taken).toBe(1);
  });
});

describe('a list of registrations', () => {
  it('of Zoom is of the same session as the report of who came', () => {
    const [record] = recordsOf(
      'webinar',
      [
        'Registration Report',
        'Topic,Webinar ID,Scheduled Time,Duration (minutes),# Registered',
        '省エネ入門,812 3456 7890,11/20/2026 02:00:00 PM,60,1',
        'Attendee Details',
        'First Name,Last Name,Email,Registration Time,Approval Status',
        '太郎,山田,a@x.example,11/01/2026 09:00:00 AM,approved',
      ].join('\n'),
    );
    expect(record).toMatchObject({
      session: '81234567890 2026-11-20',
      durationMinutes: 60,
      registered: true,
    });
  });

  it('of Teams stands below its own title', () => {
    const report = utf16(
      '1. Summary\nWebinar title\tEnergy\nStart time\t11/20/26, 1:55:00 PM\n\n2. Registrants\nFirst Name\tLast Name\tEmail\tRegistration Status\nAnna\tSchmidt\ta@x.example\tRegistered\nBob\tBrown\tb@x.example\tCanceled\n',
    );
    expect(recordsOf('webinar', report)).toMatchObject([
      { email: 'a@x.example', session: 'Energy 2026-11-20', registered: true },
    ]);
  });
});

it("Zoom's list of questions is of the same session, and who asked came", () => {
  const questions = [
    'Q&A Report',
    'Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question',
    '省エネ入門,812 3456 7890,11/20/2026 01:55:00 PM,65,2',
    'Question Details',
    '#,Question,Asker Name,Asker Email,Answer(s)',
    '1,価格はいくらですか,山田 太郎,a@x.example,live answered',
    '2,資料はもらえますか,Anonymous Attendee,,後日',
  ].join('\n');

  const file = readFileOf('webinar', questions);

  expect(file.rows).toMatchObject([
    { record: { session: '81234567890 2026-11-20', question: '価格はいくらですか', attended: true } },
  ]);
  expect(file.counts).toMatchObject({ taken: 1, excluded: 1, refused: 0 });
});

describe('a report without titles above its parts', () => {
  it('is named by what stands above its columns, days in the order of the report', () => {
    const report = utf16(
      'Meeting Summary\nMeeting Title\tEnergy\nMeeting Start Time\t05/11/2026, 13:55:00\n\nFull Name\tJoin Time\tDuration\tEmail\tRole\nAnna Schmidt\t05/11/2026, 14:00:00\t1h 0m\ta@x.example\tAttendee\nBob Brown\t05/11/2026, 14:00:00\t1h 0m\t\tAttendee\n',
    );
    const file = readFileOf('webinar', report, { dateOrder: 'dmy' });
    expect(file.rows).toMatchObject([
      { record: { session: 'Energy 2026-11-05', joinedAt: '2026-11-05T14:00:00', minutes: 60 } },
    ]);
    expect(file.counts).toMatchObject({ taken: 1, excluded: 1, refused: 0 });
  });

  it("of Zoom's meetings is one too", () => {
    const [record] = recordsOf(
      'webinar',
      'Meeting ID,Topic,Start Time,Duration (Minutes)\n812 3456 7890,省エネ,11/20/2026 02:00:00 PM,60\n\nName (Original Name),User Email,Join Time,Duration (Minutes)\n山田 太郎,a@x.example,11/20/2026 02:00:00 PM,42',
    );
    expect(record).toMatchObject({ session: '81234567890 2026-11-20', minutes: 42, durationMinutes: 60 });
  });
});
