import { columnKey } from './clean-text.ts';
import { readDateTime } from './read-date-time.ts';
import { readMinutes } from './read-duration.ts';
import { shownDateOrder } from './read-date.ts';
import type { DateOrder } from './read-result.ts';
import type { TableRow } from './read-table.ts';

/** The part of a webinar tool's report that lists the audience, and what its preamble says. */
export type WebinarReport = {
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
  /** Rows of hosts, panelists and phone callers: outside the audience, left out. */
  readonly excludedRows: number;
  readonly topic?: string;
  /** As `joinedAt` of a record. */
  readonly startedAt?: string;
  readonly session?: string;
  readonly durationMinutes?: number;
  /** Who held it, in lower case. */
  readonly hostEmail?: string;
};

/**
 * Finds the audience in the reports with several sections: Zoom's Attendee Report (`Attendee Details` below
 * `Host Details`, lines padded with commas), GoToWebinar's (`Session Details`) and Teams' attendance list (`2. Participants`). Undefined for a plain table.
 */
export const findWebinarReport = (
  rows: readonly TableRow[],
  dateOrder?: DateOrder,
): WebinarReport | undefined => {
  const starts = rows.flatMap((row, index) => {
    const section = sectionOf(row);
    return section === undefined ? [] : [{ section, index }];
  });
  const audience =
    starts.find(({ section }) => section === 'audience') ??
    starts.find(({ section }) => section === 'registrants');
  const titles = audience === undefined ? undefined : rows[audience.index + 1];
  const header =
    audience === undefined || titles === undefined ? titles : withAnswers(titles, rows, audience.index);
  if (audience === undefined || header === undefined) return undefined;
  const endOf = (index: number): number => starts.find((start) => start.index > index)?.index ?? rows.length;
  const others = starts.filter(({ section }) => section === 'others');
  const excludedRows = others.reduce((sum, { index }) => sum + Math.max(0, endOf(index) - index - 2), 0);
  const preamble = rows.slice(0, starts[0]?.section === 'summary' ? endOf(starts[0].index) : audience.index);
  return {
    header,
    rows: rows.slice(audience.index + 2, endOf(audience.index)),
    excludedRows,
    ...factsOf(preamble, dateOrder ?? orderIn(rows)),
  };
};

/** Behind the titles of a poll stand questions and answers, as many as somebody gave, without any title. */
function withAnswers(titles: TableRow, rows: readonly TableRow[], at: number): TableRow {
  if (!/^(?:poll|投票)/.test(columnKey(rows[at]?.cells[0] ?? ''))) return titles;
  const width = Math.max(...rows.slice(at).map(({ cells }) => cells.length));
  return { ...titles, cells: Array.from({ length: width }, (_, index) => titles.cells[index] ?? '') };
}

type Section = 'summary' | 'audience' | 'registrants' | 'others' | 'activities';

/** A section begins with its title alone in the line. */
const sectionOf = (row: TableRow): Section | undefined => {
  if (row.cells.slice(1).some((cell) => cell !== '')) return undefined;
  return sections.get(columnKey((row.cells[0] ?? '').replace(/^\d+\.\s*/, '')));
};

const sections: ReadonlyMap<string, Section> = new Map([
  ['attendeedetails', 'audience'],
  ['attendeesdetails', 'audience'],
  ['sessiondetails', 'audience'],
  ['出席者の詳細', 'audience'],
  ['出席者詳細', 'audience'],
  ['参加者の詳細', 'audience'],
  ['participants', 'audience'],
  ['参加者', 'audience'],
  ['出席者', 'audience'],
  ['出席者一覧', 'audience'],
  ['参加者一覧', 'audience'],
  ['attendees', 'audience'],
  ['polldetails', 'audience'],
  ['投票の詳細', 'audience'],
  ['アンケートの詳細', 'audience'],
  ['attendeelist', 'audience'],
  ['questiondetails', 'audience'],
  ['質問の詳細', 'audience'],
  ['質問詳細', 'audience'],
  ['registrants', 'registrants'],
  ['registrantdetails', 'registrants'],
  ['registrationdetails', 'registrants'],
  ['登録者', 'registrants'],
  ['登録者一覧', 'registrants'],
  ['登録者の詳細', 'registrants'],
  ['hostdetails', 'others'],
  ['ホストの詳細', 'others'],
  ['ホスト詳細', 'others'],
  ['panelistdetails', 'others'],
  ['パネリストの詳細', 'others'],
  ['パネリスト詳細', 'others'],
  ['otherattended', 'others'],
  ['その他の出席者', 'others'],
  ['summary', 'summary'],
  ['概要', 'summary'],
  ['サマリー', 'summary'],
  ['会議の概要', 'summary'],
  ['meetingsummary', 'summary'],
  ['要約', 'summary'],
  ['inmeetingactivities', 'activities'],
  ['会議中のアクティビティ', 'activities'],
  ['会議内のアクティビティ', 'activities'],
  ['会議中の活動', 'activities'],
  ['activities', 'activities'],
]);

/** What stands above the people of a report: which webinar, since when, how long. */
export type WebinarFacts = Pick<
  WebinarReport,
  'topic' | 'session' | 'startedAt' | 'durationMinutes' | 'hostEmail'
>;

/** Whether the titles are of a meeting (Zoom's `Topic, ID, Host email, Start time`), and not of its people below. */
export const tellsOfMeeting = ({ cells }: TableRow): boolean => {
  const keys = cells.map(columnKey);
  const held = (names: readonly string[]): boolean => keys.some((key) => names.includes(key));
  return held(topicKeys) && held(startKeys) && (held(idKeys) || held(hostKeys));
};

/** The same of a report without titles above its parts: Zoom's of meetings, Teams' of 2021. Undefined where nothing stands above the header. */
export const aboveWebinar = (
  rows: readonly TableRow[],
  header: TableRow,
  dateOrder?: DateOrder,
): WebinarFacts | undefined => {
  const facts = factsOf(
    rows.slice(
      0,
      Math.max(
        0,
        rows.findIndex(({ line }) => line === header.line),
      ),
    ),
    dateOrder ?? orderIn(rows),
  );
  return facts.session === undefined ? undefined : facts;
};

/** The order in which the whole report writes its days. */
const orderIn = (rows: readonly TableRow[]): DateOrder =>
  shownDateOrder(rows.flatMap(({ cells }) => cells)) === 'dmy' ? 'dmy' : 'mdy';

const factsOf = (preamble: readonly TableRow[], dateOrder: DateOrder): WebinarFacts => {
  const topic = factOf(preamble, topicKeys);
  // Zoom writes its ids in groups of digits here, and in one elsewhere.
  const id = factOf(preamble, idKeys)?.replaceAll(/(?<=\d) (?=\d)/g, '');
  const minutes = readMinutes(factOf(preamble, durationKeys) ?? '');
  const host = factOf(preamble, hostKeys)?.toLowerCase();
  const start = readDateTime(factOf(preamble, startKeys) ?? '', { dateOrder });
  const day = start.kind === 'value' ? start.value.slice(0, 10) : undefined;
  // A recurring webinar keeps its id, so that the day belongs to the name of the session.
  const session = [id ?? topic, day].filter((part) => part !== undefined).join(' ');
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(id === undefined && topic === undefined ? {} : { session }),
    ...(start.kind === 'value' ? { startedAt: start.value } : {}),
    ...(minutes.kind === 'value' ? { durationMinutes: minutes.value } : {}),
    ...(host?.includes('@') === true ? { hostEmail: host } : {}),
  };
};

const topicKeys = [
  'topic',
  'webinarname',
  'webinartitle',
  'ウェビナーのタイトル',
  'トピック',
  'meetingtitle',
  '会議のタイトル',
  '会議名',
  'ミーティングのタイトル',
  '件名',
];
const idKeys = ['webinarid', 'ウェビナーid', 'meetingid', 'ミーティングid', 'id'];
const hostKeys = [
  'hostemail',
  'useremail',
  'ホストのメール',
  'ホストのメールアドレス',
  'ホストメール',
  'ユーザーのメール',
  'ユーザーのメールアドレス',
  'ユーザーメール',
  '主催者のメール',
];
const durationKeys = [
  'actualdurationminutes',
  '実際の時間分',
  '実際の所要時間分',
  'meetingduration',
  'durationminutes',
  '時間分',
  '所要時間分',
  '会議の期間',
  '会議の長さ',
  '会議時間',
  '会議の所要時間',
  '期間',
];
const startKeys = [
  'actualstarttime',
  'actualstartdatetime',
  '実際の開始時刻',
  '実際の開始時間',
  'scheduledtime',
  'scheduledstarttime',
  'スケジュールされた時刻',
  'スケジュール時刻',
  '予定時刻',
  '予定時間',
  '開催予定日時',
  'starttime',
  'meetingstarttime',
  '開始時刻',
  '開始時間',
  '開始日時',
  '会議の開始時刻',
  '会議の開始時間',
];

const allKeys = new Set([...topicKeys, ...idKeys, ...durationKeys, ...startKeys, ...hostKeys]);

/** Zoom and GoToWebinar write a row of titles with the values below; Teams writes a title and its value in one row. */
const factOf = (preamble: readonly TableRow[], keys: readonly string[]): string | undefined => {
  for (const [index, row] of preamble.entries()) {
    const at = row.cells.findIndex((cell) => keys.includes(columnKey(cell)));
    if (at < 0) continue;
    const filled = row.cells.filter((cell) => cell !== '').length;
    const isPair = filled <= 2 && at === 0 && !allKeys.has(columnKey(row.cells[1] ?? ''));
    const found = isPair ? row.cells[1] : preamble[index + 1]?.cells[at];
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
};
