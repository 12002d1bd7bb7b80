import type { WebinarRecord } from './import-records.ts';
import {
  asText,
  type FieldReaders,
  type FileFacts,
  type Finished,
  type KindReader,
  kindReader,
} from './kind-reader.ts';
import { value } from './parsed.ts';
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
    keyOf: ({ email, session }) => ({ field: 'email', key: `${email} ${session}` }),
    merge: addUp,
  });

type WebinarDraft = Required<WebinarRecord> & {
  readonly lastName: string;
  readonly firstName: string;
  readonly registrationStatus: string;
  readonly role: string;
};

const came = words(`
      参加 | 出席 | 参加済 | 参加済み | 出席済 | 出席済み | 途中退出 | 途中参加 | 視聴 | 視聴済
      attended | present | joined
    `);
const missed = words(`
      欠席 | 不参加 | 未参加 | 未視聴 | キャンセル | 未出席 | absent | no show | no-show | registered
      cancelled | did not attend
    `);

const readers: FieldReaders<WebinarDraft> = {
  email: { read: readEmail, matters: true },
  fullName: asText,
  lastName: asText,
  firstName: asText,
  session: asText,
  topic: asText,
  attended: { read: readFlag(came, missed), matters: true },
  minutes: { read: readMinutes },
  durationMinutes: { read: readMinutes },
  question: asText,
  joinedAt: { read: readDateTime, dates: true },
  registered: { read: readFlag(words(`申込 | 申込済 | 登録 | 登録済 | 登録済み`)) },
  registrationStatus: { read: (cell) => value(cell) },
  role: asText,
};

const finish = (draft: Partial<WebinarDraft>, facts: FileFacts): Finished<WebinarRecord> => {
  const { email, session, attended, fullName, lastName, firstName, registrationStatus, role, ...rest } =
    draft;
  if (role !== undefined && isHost(role, facts))
    return { kind: 'excluded', field: 'role', code: 'hostExcluded' };
  if (email === undefined) {
    return facts.isReport
      ? { kind: 'excluded', field: 'email', code: 'noEmail' }
      : { kind: 'refused', field: 'email', code: 'missing' };
  }
  const topic = rest.topic ?? facts.topic;
  const title = facts.session ?? session ?? topic;
  if (title === undefined) return { kind: 'refused', field: 'session', code: 'missing' };
  const name = fullName === undefined ? joinName(lastName, firstName) : splitName(fullName);
  const duration = rest.durationMinutes ?? facts.durationMinutes;
  const registered = rest.registered ?? (registrationStatus === undefined ? undefined : true);
  const record: WebinarRecord = {
    ...rest,
    ...(name.fullName === undefined ? {} : { fullName: name.fullName }),
    ...(topic === undefined ? {} : { topic }),
    ...(duration === undefined ? {} : { durationMinutes: duration }),
    ...(registered === undefined ? {} : { registered }),
    email,
    session: title,
    attended: attended ?? wasThere(rest, facts),
  };
  return { kind: 'records', records: [record] };
};

/** In a Teams meeting everybody is a presenter unless roles were given. */
const isHost = (role: string, facts: FileFacts): boolean =>
  /organi[sz]er|host|panelist|開催者|主催者|ホスト|パネリスト/i.test(role) ||
  (facts.hasAttendees && /presenter|発表者/i.test(role));

const wasThere = (rest: Partial<WebinarDraft>, facts: FileFacts): boolean => {
  if (rest.minutes !== undefined) return rest.minutes > 0;
  if (rest.joinedAt !== undefined || rest.question !== undefined) return true;
  return !(facts.fields.has('minutes') || facts.fields.has('joinedAt'));
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
    ...(known ? { minutes } : {}),
    ...(questions.length > 0 ? { question: questions.join('\n') } : {}),
    ...(joined[0] === undefined ? {} : { joinedAt: joined[0] }),
  };
};
