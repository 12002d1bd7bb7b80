import { describe, expect, it } from 'vitest';
import { readFileOf, recordsOf, utf16 } from './file-builders.ts';

const zoom = [
  'Attendee Report,,,,,,,,,,,,',
  'Report Generated:,08/03/2026 09:00:00 AM,,,,,,,,,,,',
  'Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views,,,,',
  '工場の省エネ,812 3456 7890,08/02/2026 10:30:00 AM,60,4,0,2,3,2,,,,',
  'Host Details,,,,,,,,,,,,',
  'Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,,,,,',
  'Yes,主催 者,host@own.example,08/02/2026 10:00:00 AM,08/02/2026 11:40:00 AM,100,No,Japan,,,,,',
  'Panelist Details,,,,,,,,,,,,',
  'Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,,,,,',
  'Yes,登壇 者,panel@own.example,08/02/2026 10:10:00 AM,08/02/2026 11:40:00 AM,90,No,Japan,,,,,',
  'Attendee Details,,,,,,,,,,,,',
  'Attended,User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name',
  'Yes,山田 太郎,太郎,山田,a@x.example,,07/20/2026 09:00:00 AM,approved,08/02/2026 10:45:00 AM,08/02/2026 10:55:00 AM,10,Yes,Japan,',
  'Yes,山田 太郎,太郎,山田,a@x.example,,07/20/2026 09:00:00 AM,approved,08/02/2026 11:00:00 AM,08/02/2026 11:20:00 AM,20,Yes,Japan,',
  'No,鈴木 花子,花子,鈴木,b@x.example,,07/21/2026 09:00:00 AM,approved,--,--,--,--,--,',
  'Yes,819012345678,,,,,,,08/02/2026 10:45:00 AM,08/02/2026 10:55:00 AM,10,Yes,Japan,',
].join('\r\n');

describe("Zoom's attendee report", () => {
  const file = readFileOf('webinar', zoom);

  it('gives the audience, re-joins added up, no-shows as such', () => {
    expect(file.rows.map(({ record }) => record)).toEqual([
      {
        email: 'a@x.example',
        fullName: '山田 太郎',
        session: '81234567890 2026-08-02',
        topic: '工場の省エネ',
        attended: true,
        minutes: 30,
        durationMinutes: 60,
        joinedAt: '2026-08-02T10:45:00',
        registered: true,
      },
      {
        email: 'b@x.example',
        fullName: '鈴木 花子',
        session: '81234567890 2026-08-02',
        topic: '工場の省エネ',
        attended: false,
        durationMinutes: 60,
        joinedAt: '2026-08-02T10:30:00',
        registered: true,
      },
    ]);
  });

  it('leaves out hosts, panelists and callers without an address', () => {
    expect(file.counts).toEqual({ read: 6, taken: 2, refused: 0, merged: 1, excluded: 3 });
    expect(file.format.headerLine).toBe(12);
    expect(file.warnings.map(({ line, code }) => [line, code])).toEqual([
      [13, 'sameKey'],
      [16, 'noEmail'],
    ]);
  });

  it('is named by the person importing if they wish', () => {
    expect(recordsOf('webinar', zoom, { session: '省エネ#3' })[0]?.session).toBe('省エネ#3');
  });
});

describe("Teams' attendance list", () => {
  const teams = [
    '1. Summary',
    'Meeting title\t工場の省エネ',
    'Start time\t8/2/26, 10:30:00 AM',
    'Meeting duration\t1h 0m 12s',
    '',
    '2. Participants',
    'Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole',
    '主催 者\t8/2/26, 10:20:00 AM\t8/2/26, 11:40:00 AM\t1h 20m\thost@own.example\thost@own.example\tOrganizer',
    '山田 太郎\t8/2/26, 10:45:00 AM\t8/2/26, 11:20:00 AM\t27m 51s\ta@x.example\ta@x.example\tPresenter',
    '',
    '3. In-Meeting Activities',
    'Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole',
    '山田 太郎\t8/2/26, 10:45:00 AM\t8/2/26, 11:20:00 AM\t27m 51s\ta@x.example\tPresenter',
  ].join('\r\n');

  it('is read from UTF-16 with tabs, without the organiser', () => {
    const file = readFileOf('webinar', utf16(teams));
    expect(file.format).toEqual({ encoding: 'utf-16le', delimiter: '\t', headerLine: 7 });
    expect(file.rows).toEqual([
      {
        line: 9,
        record: {
          email: 'a@x.example',
          fullName: '山田 太郎',
          session: '工場の省エネ 2026-08-02',
          topic: '工場の省エネ',
          attended: true,
          minutes: 28,
          durationMinutes: 60,
          joinedAt: '2026-08-02T10:45:00',
        },
      },
    ]);
  });
});

describe('any other list of participants', () => {
  it('is read with its own columns', () => {
    const records = recordsOf(
      'webinar',
      'メール,氏名,参加,視聴時間,質問\na@x.example,山田 太郎,参加,42分,価格は?\nb@x.example,鈴木,欠席,,\nc@x.example,佐藤,途中退出,1:05:00,',
      { session: '省エネ#3', durationMinutes: 60 },
    );
    expect(records).toMatchObject([
      { attended: true, minutes: 42, question: '価格は?', session: '省エネ#3', durationMinutes: 60 },
      { attended: false },
      { attended: true, minutes: 65 },
    ]);
  });

  it("may be Zoom's questions and answers", () => {
    const records = recordsOf(
      'webinar',
      'Question and Answer Report,,,,\nTopic,工場の省エネ\n#,Question,Asker Name,Asker Email,Answer(s)\n1,価格は?,山田 太郎,a@x.example,お答えします',
      { session: '省エネ#3' },
    );
    expect(records).toMatchObject([{ email: 'a@x.example', question: '価格は?', attended: true }]);
  });
});
