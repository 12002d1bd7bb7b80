import { words } from '../words.ts';
import type { Preset } from './preset.ts';

/**
 * Reports of webinars. GoToWebinar's titles are those of a public report of 2011 (github.com/vogdan/csv_data_file_import,
 * `input-FromGotoWebinar.csv`) beside later ones; of ON24's the names in lower case are those of its API
 * (github.com/The-Daily-Upside/tap-on24, `tap_on24`), the others are not from a file.
 */
export const webinarPresets: Readonly<Record<'zoom' | 'teams' | 'webex' | 'gotowebinar' | 'on24', Preset>> = {
  zoom: {
    files: {
      webinar: {
        attended: words('Attended | 出席済み | 参加済み | 参加'),
        fullName: words('User Name (Original Name) | ユーザー名 (元の名前) | ユーザー名（元の名前）'),
        firstName: words('First Name | 名'),
        lastName: words('Last Name | 姓'),
        email: words('Email | メール | Eメール | メールアドレス'),
        joinedAt: words('Join Time | 参加時間 | 参加時刻 | 参加日時'),
        minutes: words(
          'Time in Session (minutes) | セッションの時間（分） | セッション時間（分） | セッションの時間 (分)',
        ),
        registrationStatus: words('Approval Status | 承認ステータス | 承認状況'),
      },
    },
  },
  teams: {
    files: {
      webinar: {
        fullName: words('Name | Full Name | 名前 | 氏名'),
        joinedAt: words('First Join | Join Time | 初めての参加 | 最初の参加 | 参加日時'),
        minutes: words(
          'In-Meeting Duration | Duration | 会議の長さ | 会議内の時間 | 会議内期間 | 期間 | 会議での時間',
        ),
        email: words('Email | メール | メール アドレス | 電子メール'),
        role: words('Role | 役割 | ロール'),
        registrationStatus: words('Registration Status | 登録状況'),
      },
    },
  },
  webex: {
    files: {
      webinar: {
        session: words('Meeting Name | Webinar Name | Session Name | ミーティング名 | 会議名'),
        fullName: words('Display Name | Name | Attendee | 表示名 | 名前'),
        firstName: words('First Name | 名'),
        lastName: words('Last Name | 姓'),
        email: words('Attendee Email | Email Address | Email | 出席者のメール | メールアドレス'),
        role: words('Role | ロール | 役割'),
        joinedAt: words('Join Time | 参加時間 | 参加時刻'),
        sessionStart: words(
          'Meeting Start Time | Webinar Start Time | ミーティングの開始時刻 | 会議の開始時刻',
        ),
        minutes: words('Attendance Duration | Duration | 出席期間 | 参加期間 | 参加時間(分)'),
      },
    },
  },
  gotowebinar: {
    files: {
      webinar: {
        attended: words('Attended'),
        lastName: words('Last Name'),
        firstName: words('First Name'),
        email: words('Email Address | Email'),
        joinedAt: words('Join Time'),
        minutes: words(
          'In Session Duration (minutes) | In Session Duration | Time in Session (minutes) | Time in Session',
        ),
        registrationStatus: words('Registration Status | Approval Status'),
        question: words('Questions Asked by Attendee'),
        isStaff: words('Staff'),
      },
    },
  },
  on24: {
    files: {
      webinar: {
        session: words('Event Name | Event ID | Event Title | eventid'),
        firstName: words('First Name | firstname'),
        lastName: words('Last Name | lastname'),
        email: words('Email | Email Address'),
        attended: words('Attended Live | Attended'),
        // Minutes in the archive are no attendance: whoever has only those is left as absent.
        minutes: words('Live Minutes | Live Viewing Minutes | Live Viewed Minutes | liveminutes'),
        joinedAt: words('First Live Activity | Live First Activity | firstliveactivity | Live Start Time'),
      },
    },
  },
};
