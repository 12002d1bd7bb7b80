import type { WebinarRecord } from './import-records.ts';
import {
  asLongText,
  asText,
  type FieldReaders,
  type FileFacts,
  type Finished,
  type KindReader,
  kindReader,
} from './kind-reader.ts';
import { type CellContext, type Parsed, unreadable, value } from './parsed.ts';
import { either, hearRefusals, type RefusalDraft, refusalReaders, refusesMail } from './refusal-readers.ts';
import { readFlag } from './read-choice.ts';
import { readDateTime } from './read-date-time.ts';
import { readMinutes } from './read-duration.ts';
import { readEmail } from './read-email.ts';
import { joinName, splitName } from './read-name.ts';
import { words } from './words.ts';

/**
 * Reads who came to a webinar. Rows of one person at one session are added up, at most to the length of the webinar
 * (a person on two devices counts twice otherwise). Organisers are left out.
 */
export const webinarRows = (): KindReader<WebinarRecord> =>
  kindReader<WebinarDraft, WebinarRecord>({
    readers,
    start: () => ({}),
    finish,
    hears: hearRefusals,
    keyOf: ({ email, session }) => ({ field: 'email', key: `${email} ${session}` }),
    merge: addUp,
  });

type WebinarDraft = Omit<Required<WebinarRecord>, 'attended' | 'formerSession'> &
  RefusalDraft & {
    readonly lastName: string;
    readonly firstName: string;
    readonly registrationStatus: string;
    readonly heldOn: string;
    readonly role: string;
    readonly isStaff: boolean;
    readonly inWaitingRoom: boolean;
    readonly sessionStart: string;
    readonly attended: Presence;
  };

type Presence = 'came' | 'missed' | 'cancelled';

const came = words(`
      参加 | 出席 | 参加済 | 参加済み | 出席済 | 出席済み | 途中退出 | 途中参加 | 視聴 | 視聴済
      attended | present | joined | 参加あり | 出席あり | 受講 | 受講済 | 来場 | 来場済 | 入室 | 入室済 | 遅刻 | 早退
      checked in | checked-in | watched | viewed | completed | オンライン参加 | 会場参加 | ライブ視聴 | showed | showed up | show
    `);
const missed = words(`
      欠席 | 不参加 | 未参加 | 未視聴 | 未出席 | 当日欠席 | 無断欠席 | 未入室 | 未受講 | 未来場 | 参加なし | 出席なし
      absent | no show | no-show | noshow | registered | did not attend | not attended | did not join | 申込 | 申込済
      申込済み | 申込完了 | 登録完了 | 受付済 | 受付済み | 受付完了 | 支払済 | 支払済み | 連絡なし | アーカイブ視聴 | 録画視聴 | 登録 | 登録済 | 登録済み | approved | 承認 | 承認済 | pending | 保留 | 参加予定 | confirmed
    `);
/** Whoever is off the list again neither came nor waits for the recording. */
const offTheList =
  /キャンセル|取り?消し?|取り?止め|辞退|中止|却下|否認|お断り|不承認|cancel|withdr[ae]w|declin|denied|reject|refund|waitlist|補欠|キャンセル待ち/i;

export const isOffTheList = (cell: string): boolean => offTheList.test(cell.normalize('NFKC'));

/** Reads whether somebody came; of 出席（オンライン） what stands before the bracket. */
export const readPresence = (cell: string): Parsed<Presence> => {
  if (isOffTheList(cell)) return value('cancelled');
  const [before = ''] = cell.normalize('NFKC').split('(');
  const read = readFlag(came, missed)(before === '' ? cell : before, anyContext);
  return read.kind === 'value'
    ? value(read.value ? 'came' : 'missed')
    : unreadable('unreadableFlag', '○ / ×');
};

const anyContext: CellContext = { title: '', dateOrder: 'mdy', unit: 1, stages: new Map() };

/** Of a status and a mark of attendance the mark says who came; a cancelled row is one unless somebody came. */
const joinPresence = (one: Presence, other: Presence): Presence =>
  (['came', 'cancelled'] as const).find((strong) => strong === one || strong === other) ?? 'missed';

/** A text that nobody in the row has said: a webinar may be about unsubscribing. */
const ofTheWebinar = { read: asText.read };

const readers: FieldReaders<WebinarDraft> = {
  email: { read: readEmail, matters: true },
  fullName: asText,
  lastName: asText,
  firstName: asText,
  session: ofTheWebinar,
  topic: ofTheWebinar,
  attended: { read: readPresence, matters: true, join: joinPresence },
  isStaff: {
    read: readFlag(words('スタッフ | 社内 | staff | host | 運営'), words('社外 | 一般 | guest')),
    join: either,
  },
  inWaitingRoom: { read: readFlag([], []), join: either },
  sessionStart: { read: readDateTime, dates: true },
  ...refusalReaders,
  minutes: { read: readMinutes },
  durationMinutes: { read: readMinutes },
  question: asLongText,
  joinedAt: { read: readDateTime, dates: true },
  heldOn: { read: readDateTime, dates: true },
  registered: { read: readFlag(words(`申込 | 申込済 | 登録 | 登録済 | 登録済み`)) },
  registrationStatus: { read: (cell) => value(cell), join: (one, other) => `${one} ${other}` },
  role: ofTheWebinar,
};

const finish = (draft: Partial<WebinarDraft>, facts: FileFacts): Finished<WebinarRecord> => {
  const { email, session, attended, fullName, lastName, firstName, registrationStatus, role, isStaff } =
    draft;
  const { topic: ownTopic, minutes, durationMinutes, question, joinedAt } = draft;
  const rest = present({
    topic: ownTopic,
    minutes,
    durationMinutes,
    question,
    joinedAt,
    registered: draft.registered,
  });
  if (isStaff === true || (role !== undefined && isHost(role, facts)))
    return { kind: 'excluded', field: role === undefined ? 'isStaff' : 'role', code: 'hostExcluded' };
  if (email !== undefined && email === facts.hostEmail)
    return { kind: 'excluded', field: 'email', code: 'hostExcluded' };
  // Zoom writes a row for the waiting room, and another once somebody was let in.
  if (draft.inWaitingRoom === true)
    return { kind: 'excluded', field: 'inWaitingRoom', code: 'waitingRoomExcluded' };
  const isOff = attended === 'cancelled' || isOffTheList(registrationStatus ?? '');
  const stayed = rest.minutes !== undefined && rest.minutes > 0;
  const noMail = refusesMail(draft);
  if (isOff && !stayed && attended !== 'came' && noMail !== true)
    return {
      kind: 'excluded',
      field: attended === 'cancelled' ? 'attended' : 'registrationStatus',
      code: 'cancelledExcluded',
    };
  if (email === undefined) {
    return facts.isReport
      ? { kind: 'excluded', field: 'email', code: 'noEmail' }
      : { kind: 'refused', field: 'email', code: 'missing' };
  }
  const topic = rest.topic ?? facts.topic;
  const title = facts.session ?? sessionOn(session, draft.sessionStart) ?? topic;
  if (title === undefined) return { kind: 'refused', field: 'session', code: 'missing' };
  const name = fullName === undefined ? joinName(lastName, firstName) : splitName(fullName);
  const duration = rest.durationMinutes ?? facts.durationMinutes;
  const registered = isOff
    ? false
    : (rest.registered ?? (registrationStatus === undefined ? undefined : true));
  const startedAt = rest.joinedAt ?? draft.heldOn ?? draft.sessionStart ?? facts.startedAt;
  const record: WebinarRecord = {
    ...rest,
    ...(name.fullName === undefined ? {} : { fullName: name.fullName }),
    ...(topic === undefined ? {} : { topic }),
    ...(duration === undefined ? {} : { durationMinutes: duration }),
    ...(registered === undefined ? {} : { registered }),
    ...(startedAt === undefined ? {} : { joinedAt: startedAt }),
    ...(noMail === true ? { noMail } : {}),
    email,
    session: title,
    ...(session === undefined || title === session || facts.session !== undefined
      ? {}
      : { formerSession: session }),
    attended: attended === undefined ? wasThere(rest, facts) : attended === 'came' || (isOff && stayed),
  };
  return { kind: 'records', records: [record] };
};

/** Webex writes every meeting of a series under one name: its day tells which it was. */
const sessionOn = (session: string | undefined, startedAt: string | undefined): string | undefined =>
  session === undefined || startedAt === undefined ? session : `${session} ${startedAt.slice(0, 10)}`;

/** In a Teams meeting everybody is a presenter unless roles were given. */
const isHost = (role: string, facts: FileFacts): boolean =>
  /organi[sz]er|host|panelist|speaker|staff|moderator|internal|開催者|主催者|主催|ホスト|パネリスト|スタッフ|運営|登壇|講師|司会|事務局|社内/i.test(
    role,
  ) ||
  (facts.hasAttendees && /presenter|発表者/i.test(role));

const present = <T extends object>(draft: T): T => {
  const kept = { ...draft };
  for (const key of Object.keys(kept))
    if (Reflect.get(kept, key) === undefined) Reflect.deleteProperty(kept, key);
  return kept;
};

const wasThere = (rest: Partial<WebinarDraft>, facts: FileFacts): boolean => {
  if (rest.minutes !== undefined) return rest.minutes > 0;
  if (rest.joinedAt !== undefined || rest.question !== undefined) return true;
  return !(
    facts.fields.has('attended') ||
    facts.fields.has('minutes') ||
    facts.fields.has('joinedAt') ||
    facts.fields.has('registrationStatus')
  );
};

const addUp = (earlier: WebinarRecord, later: WebinarRecord): WebinarRecord => {
  const length = later.durationMinutes ?? earlier.durationMinutes ?? Number.POSITIVE_INFINITY;
  const known = earlier.minutes !== undefined || later.minutes !== undefined;
  const minutes = Math.min(
    (earlier.minutes ?? 0) + (later.minutes ?? 0),
    Math.max(length, earlier.minutes ?? 0),
  );
  const questions = [...new Set([earlier.question, later.question])].filter((asked) => asked !== undefined);
  const joined = [earlier.joinedAt, later.joinedAt].filter((at) => at !== undefined).toSorted();
  return {
    ...earlier,
    ...later,
    attended: earlier.attended || later.attended,
    ...(earlier.noMail || later.noMail ? { noMail: true } : {}),
    ...(known ? { minutes } : {}),
    ...(questions.length > 0 ? { question: questions.join('\n') } : {}),
    ...(joined[0] === undefined ? {} : { joinedAt: joined[0] }),
  };
};
