import type { ImportPreset } from '../../../domain/imports/presets/preset-names.ts';
import type { ImportKind } from '../../../domain/imports/import-records.ts';

/** Files as the programs write them, and what each row says. */
export const presetFiles: readonly {
  readonly preset: ImportPreset;
  readonly kind: ImportKind;
  readonly text: string;
  readonly expected: object;
}[] = [
  {
    preset: 'salesforce',
    kind: 'customer',
    text: 'Id,LastName,FirstName,Email,Phone,MobilePhone,Title,Account.Name,AccountId,Owner.Name,LeadSource,LastActivityDate,CreatedDate,HasOptedOutOfEmail\n0035g000001,Sato,Hana,hana@a.example,03-1111-2222,,Director,Kou Inc.,0015g000001,Makoto Ito,Trade Show,2025-03-01,2023-05-01T02:00:00.000+0000,true',
    expected: {
      externalId: '0035g000001',
      email: 'hana@a.example',
      accountName: 'Kou Inc.',
      accountCode: '0015g000001',
      ownerName: 'Makoto Ito',
      acquisitionRoute: 'Trade Show',
      lastTwoWayOn: '2025-03-01',
      noMail: true,
    },
  },
  {
    preset: 'salesforce',
    kind: 'deal',
    text: '商談 ID,取引先名,取引先 ID,フェーズ,金額,完了予定日,作成日,商談 所有者\n0065g000001,甲社,0015g000001,受注,"1,200,000",2025/03/31,2025/01/10,佐藤 誠',
    expected: {
      dealId: '0065g000001',
      accountCode: '0015g000001',
      stage: 'won',
      amount: 1_200_000,
      closedOn: '2025-03-31',
      openedOn: '2025-01-10',
      ownerName: '佐藤 誠',
    },
  },
  {
    preset: 'salesforce',
    kind: 'account',
    text: 'Id,Name,Parent.Name,Industry,NumberOfEmployees,AnnualRevenue,Website,BillingState,Owner.Name\n0015g000001,Kou Inc.,,Manufacturing,300,5000000,https://kou.example,Tokyo,Makoto Ito',
    expected: {
      code: '0015g000001',
      name: 'Kou Inc.',
      employees: 300,
      domain: 'kou.example',
      region: 'Tokyo',
    },
  },
  {
    preset: 'hubspot',
    kind: 'customer',
    text: 'レコードID,名,姓,Eメール,電話番号,役職,会社名,コンタクト担当者,最終コンタクト,作成日,国/地域\n101,花子,佐藤,hana@a.example,03-1111-2222,部長,甲社,伊藤 誠,2025-03-01 10:00,2023-05-01 09:00,日本',
    expected: {
      externalId: '101',
      fullName: '佐藤 花子',
      accountName: '甲社',
      ownerName: '伊藤 誠',
      lastTwoWayOn: '2025-03-01',
      firstSeenOn: '2023-05-01',
    },
  },
  {
    preset: 'hubspot',
    kind: 'deal',
    text: 'レコードID,取引名,取引ステージ,金額,クローズ日,作成日,取引担当者,関連会社\n9,更新,Closed Won,500000,2025-03-31,2025-01-10,伊藤 誠,甲社',
    expected: { dealId: '9', stage: 'won', amount: 500_000, accountName: '甲社', ownerName: '伊藤 誠' },
  },
  {
    preset: 'kintone',
    kind: 'customer',
    text: '"レコード番号","会社名","部署名","担当者名","TEL","メールアドレス","備考"\n"7","甲社","生産部","佐藤 花子","03-1111-2222","hana@a.example","展示会"',
    expected: {
      externalId: '7',
      accountName: '甲社',
      department: '生産部',
      fullName: '佐藤 花子',
      phoneMain: '03-1111-2222',
      lastWords: '展示会',
    },
  },
  {
    preset: 'sansan',
    kind: 'customer',
    text: '名刺ID,会社名,部署名,役職,氏名,e-mail,TEL,携帯,名刺交換日,所有者,所有者メールアドレス,タグ\nc1,甲社,生産部,部長,佐藤 花子,hana@a.example,03-1111-2222,090-1111-2222,2024/05/01,伊藤 誠,ito@own.example,展示会',
    expected: {
      externalId: 'c1',
      firstSeenOn: '2024-05-01',
      ownerName: '伊藤 誠',
      ownerEmail: 'ito@own.example',
      tags: ['展示会'],
    },
  },
  {
    preset: 'eight',
    kind: 'customer',
    text: '会社名,部署名,役職,氏名,e-mail,郵便番号,住所,TEL会社,TEL部門,TEL直通,Fax,携帯電話,URL,名刺交換日\n甲社,生産部,部長,佐藤 花子,hana@a.example,,,,03-1111-3333,,,090-1111-2222,,2024/05/01',
    expected: { phoneMain: '03-1111-3333', phoneMobile: '090-1111-2222', firstSeenOn: '2024-05-01' },
  },
  {
    preset: 'satori',
    kind: 'customer',
    text: 'メールアドレス,苗字,名前,苗字(ふりがな),名前(ふりがな),会社名,部署,役職,電話番号,tags,スター\nhana@a.example,佐藤,花子,さとう,はなこ,甲社,生産部,部長,03-1111-2222,"展示会,資料請求",0',
    expected: { fullName: '佐藤 花子', accountName: '甲社', tags: ['展示会', '資料請求'] },
  },
  {
    preset: 'pinpoint',
    kind: 'customer',
    text: 'Id,Address,ChannelType,OptOut,EndpointStatus,Demographic.Timezone,User.UserId,User.UserAttributes.FirstName,User.UserAttributes.LastName\ne1,hana@a.example,EMAIL,NONE,ACTIVE,Asia/Tokyo,u1,花子,佐藤',
    expected: {
      externalId: 'e1',
      email: 'hana@a.example',
      fullName: '佐藤 花子',
      timeZone: 'Asia/Tokyo',
      noMail: false,
    },
  },
  {
    preset: 'pinpoint',
    kind: 'customer',
    text: 'Id,Address,ChannelType,OptOut,EndpointStatus\ne1,hana@a.example,EMAIL,ALL,ACTIVE',
    expected: { externalId: 'e1', noMail: true },
  },
  {
    preset: 'zoom',
    kind: 'webinar',
    text: 'Attendee Report\nTopic,Webinar ID,Actual Start Time,Actual Duration (minutes)\nOnline,812 3456,"Nov 20, 2026 10:00",60\nAttendee Details\nAttended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest\nYes,Hana Sato,Hana,Sato,hana@a.example,11/01/2026 10:00:00 AM,approved,11/20/2026 10:01:00 AM,11/20/2026 10:50:00 AM,49,Yes',
    expected: { email: 'hana@a.example', attended: true, minutes: 49, durationMinutes: 60 },
  },
  {
    preset: 'teams',
    kind: 'webinar',
    text: '1. 概要\n会議のタイトル\tOnline\n会議の期間\t1時間\n\n2. 参加者\n名前\t初めての参加\t最終退出\t会議の長さ\tメール\t参加者 ID (UPN)\t役割\n佐藤 花子\t2026/11/20 10:01:00\t2026/11/20 10:50:00\t49分 3秒\thana@a.example\t\t出席者',
    expected: { email: 'hana@a.example', attended: true, minutes: 49 },
  },
  {
    preset: 'webex',
    kind: 'webinar',
    text: 'Meeting Name\tMeeting Start Time\tDisplay Name\tFirst Name\tLast Name\tRole\tAttendee Email\tJoin Time\tLeave Time\tAttendance Duration\tConnection Type\nOnline\t2026-11-20 10:00:00\tHana Sato\tHana\tSato\tAttendee\thana@a.example\t2026-11-20 10:01:00\t2026-11-20 10:50:00\t49 mins\tDesktop app',
    expected: { session: 'Online 2026-11-20', email: 'hana@a.example', attended: true, minutes: 49 },
  },
  {
    preset: 'gotowebinar',
    kind: 'webinar',
    text: 'Attendee Report\nWebinar Name,Webinar ID,Actual Start Date/Time,Actual Duration (minutes)\nOnline,123-456-789,"Nov 20, 2026 10:00 AM JST",60\n\nAttendee Details\nAttended,Interest Rating,Last Name,First Name,Email Address,Registration Date/Time,Join Time,Leave Time,Time in Session,Unsubscribed\nYes,80,Sato,Hana,hana@a.example,"Nov 1, 2026 10:00 AM","Nov 20, 2026 10:01 AM","Nov 20, 2026 10:50 AM",49 minutes,No',
    expected: { email: 'hana@a.example', attended: true, minutes: 49, durationMinutes: 60 },
  },
  {
    preset: 'gotowebinar',
    kind: 'webinar',
    text: 'Attendee Report,,GoToWebinar,,,,,,,,,,,\nGenerated,,,,,,,,,,,,,\n"Nov 20, 2026 01:03 PM PST",,,,,,,,,,,,,\nGeneral Information,,,,,,,,,,,,,\nWebinar Name,Webinar ID,,,,,,,,,,,,\nKey figures,123456789,,,,,,,,,,,,\nActual Start Date/Time,Actual Duration (minutes) ,,,,,,,,,,,,\n"Nov 20, 2026 09:30 AM CST",95,,,,,,,,,,,,\nTotal Attended,,,,,,,,,,,,,\n1,,,,,,,,,,,,,\nSession Details,,,,,,,,,,,,,\nAttended,Interest Rating,First Name,Last Name,Email,Registration Date,Join Time,Leave Time,In Session Duration (minutes) ,Organization,Unsubscribed,Approval Status,Job Title,Questions Asked by Attendee\nYes,34,Hana,Sato,hana@a.example,"Nov 18, 2026 08:06 AM CST","Nov 20, 2026 10:00 AM CST","Nov 20, 2026 11:05 AM CST",65.42,Kita,No,APPROVED,Analyst,"Q: Is there a recording?\nA: --unanswered--"\n"*If an attendee left and rejoined the session, the In Session Duration column only includes their first visit.",,,,,,,,,,,,,',
    expected: {
      email: 'hana@a.example',
      attended: true,
      topic: 'Key figures',
      session: '123456789 2026-11-20',
      minutes: 65,
      durationMinutes: 95,
    },
  },
  {
    preset: 'on24',
    kind: 'webinar',
    text: 'Event Name,Event ID,First Name,Last Name,Email,Company,Live Minutes,Archive Minutes\nOnline,4012,Hana,Sato,hana@a.example,Kou,0,35',
    expected: { session: 'Online', email: 'hana@a.example', attended: false },
  },
  {
    preset: 'crm-sample',
    kind: 'deal',
    text: 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n1C1I7A6R,Moses Frase,GTX Plus Basic,Cancity,Won,2016-10-20,2017-03-01,1054.0',
    expected: {
      dealId: '1C1I7A6R',
      accountName: 'Cancity',
      stage: 'won',
      amount: 1054,
      closedOn: '2017-03-01',
    },
  },
  {
    preset: 'cdnow',
    kind: 'deal',
    text: ' 00001 19970101  1   11.77\r\n 00002 19970112  1   12.00\r\n',
    expected: { accountCode: '00001', stage: 'won', closedOn: '1997-01-01', amount: 11.77 },
  },
];
