import { describe, expect, it } from 'vitest';
import { readDateTime } from '../../../domain/imports/read-date-time.ts';
import { readFileOf, recordsOf } from './file-builders.ts';

const codes = (text: string) =>
  readFileOf('webinar', text).warnings.map(({ line, code }) => `${line} ${code}`);

describe("Zoom's report of a meeting", () => {
  const former = [
    'Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants',
    '812 3456 7890,省エネ相談会,08/02/2026 10:30:00 AM,08/02/2026 11:30:00 AM,host@own.example,60,5',
    '',
    'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room',
    '主催 者,host@own.example,08/02/2026 10:29:00 AM,08/02/2026 11:30:00 AM,61,No,,No',
    '山田 太郎,a@x.example,08/02/2026 10:29:00 AM,08/02/2026 10:31:00 AM,2,Yes,Y,Yes',
    '山田 太郎,a@x.example,08/02/2026 10:31:00 AM,08/02/2026 11:00:00 AM,29,Yes,Y,No',
    '鈴木 花子,b@x.example,08/02/2026 10:29:00 AM,08/02/2026 10:40:00 AM,11,Yes,Y,Yes',
  ].join('\n');

  it('counts neither the host nor the time in the waiting room', () => {
    expect(recordsOf('webinar', former)).toMatchObject([
      { email: 'a@x.example', minutes: 29, attended: true },
    ]);
    expect(codes(former)).toEqual(['5 hostExcluded', '6 waitingRoomExcluded', '8 waitingRoomExcluded']);
  });

  it.each([
    [
      'Topic,ID,Host name (original name),Host email,Start time,End time,Duration (minutes),Participants',
      'Name (original name),Email,Total duration (minutes),Guest',
      '山田 太郎,a@x.example,29,Yes',
    ],
    [
      'トピック,ID,ホスト名（元の名前）,ホストのメール,開始時刻,終了時刻,時間（分）,参加者',
      '名前（元の名前）,メール,参加時刻,退出時刻,時間（分）,ゲスト,録音の同意,待機室内',
      '山田 太郎,a@x.example,2026/08/02 10:31:00,2026/08/02 11:00:00,29,はい,,いいえ',
    ],
  ])('of today is read too: %s', (above, titles, row) => {
    const meeting =
      '省エネ,812 3456 7890,主催 者,host@own.example,2026/08/02 10:30:00,2026/08/02 11:30:00,60,5';
    expect(recordsOf('webinar', [above, meeting, '', titles, row].join('\n'))).toMatchObject([
      {
        email: 'a@x.example',
        fullName: '山田 太郎',
        session: '81234567890 2026-08-02',
        topic: '省エネ',
        durationMinutes: 60,
        minutes: 29,
      },
    ]);
  });

  it('of a poll tells who answered', () => {
    const poll = [
      'Poll Report',
      'Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered',
      '省エネ,812 3456 7890,"Aug 2, 2026 10:30",60,3',
      '',
      'Poll Details',
      '#,User Name,User Email,Submitted Date/Time,',
      '1,山田 太郎,a@x.example,"Aug 2, 2026 10:50:00",導入時期は？,半年以内',
    ].join('\n');
    expect(recordsOf('webinar', poll)).toMatchObject([
      { email: 'a@x.example', attended: true, session: '81234567890 2026-08-02' },
    ]);
  });
});

it('an attendance list of Teams of 2021 in Japanese has names and minutes', () => {
  const teams = [
    '会議の概要',
    '会議のタイトル\t省エネ相談会',
    '会議の開始時刻\t2026/08/02 10:30:00',
    'フル ネーム\t参加時刻\t退出時刻\t期間\tメール\t役割\t参加者 ID (UPN)',
    '山田 太郎 (ゲスト)\t2026/08/02 10:31:00\t2026/08/02 11:00:00\t29 分 10 秒\ta@x.example\t出席者\t',
  ].join('\n');
  expect(recordsOf('webinar', teams)).toMatchObject([{ fullName: '山田 太郎', minutes: 29 }]);
});

describe('Webex', () => {
  it('keeps the meetings of a series apart, and the time of its zones', () => {
    const day = (date: string) =>
      `Energy,${date} 10:30:00 New York Time,山田,a@x.example,${date} 10:31:00 New York Time,29 mins`;
    const file = `Meeting Name,Meeting Start Time,Name,Attendee Email,Join Time,Attendance Duration\n${day('2026-08-02')}\n${day('2026-12-09')}`;
    expect(recordsOf('webinar', file)).toMatchObject([
      { session: 'Energy 2026-08-02', joinedAt: '2026-08-02T10:31:00-04:00', minutes: 29 },
      { session: 'Energy 2026-12-09', joinedAt: '2026-12-09T10:31:00-05:00', minutes: 29 },
    ]);
  });

  it.each([
    ['8/2/2026 10:30:00 AM San Francisco Time', '2026-08-02T10:30:00-07:00'],
    ['2026-08-02 10:30:00 Tokyo Time', '2026-08-02T10:30:00+09:00'],
    ['2026-08-02 10:30:00 Japan Standard Time', '2026-08-02T10:30:00+09:00'],
    ['2026-08-02 10:30:00 Central European Summer Time', '2026-08-02T10:30:00+02:00'],
    ['Aug 2, 2026 10:30:00 Europe/London', '2026-08-02T10:30:00+01:00'],
  ])('%s is %s', (cell, moment) => {
    expect(readDateTime(cell, { dateOrder: 'mdy' })).toEqual({ kind: 'value', value: moment });
  });
});
