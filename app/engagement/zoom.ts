import { isSame } from '../../domain/kernel/same-content.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import {
  findParticipant,
  findParticipants,
  findRegistrant,
  listUnmatched,
  putParticipant,
  rememberRegistrant,
  type Participant,
} from './attendance-store.ts';
import { attendanceAct } from './attendance-act.ts';
import { findCustomer } from '../people/customer-store.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { resolveAddresses } from '../people/address-store.ts';
import { isSameText } from '../../platform/same-text.ts';
import { hmacHex } from '../../platform/webhook-secrets.ts';
import {
  zoomEventSchema,
  type ZoomEvent,
  type ZoomMovement,
  type ZoomRegistration,
  type ZoomWebinar,
} from './zoom-event.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import { absent, withMoment } from '../../domain/engagement/presence.ts';
import {
  json,
  type HttpRequest,
  type HttpResponse,
  type RouteHandler,
} from '../../platform/http-pipeline.ts';
import { logger, count } from '../../platform/observability.ts';
import { withoutNulls } from '../../platform/without-nulls.ts';
import { jsonIn } from './json-in.ts';
import type { Deps } from './page-deps.ts';
import { queueEngagement } from './queue-engagement.ts';

/** How old an event's signature may be: an older one may be a replay. */
const FRESH_SECONDS = 300;

/**
 * Takes Zoom's webhook events: who registered, came and went. The signature is checked over the raw bytes; what is not
 * signed learns nothing. Every event may come twice, late and in any order.
 */
export const takeZoomEvent =
  (deps: Deps): RouteHandler =>
  async (request) => {
    const { zoom } = await deps.webhookSecrets();
    if (zoom === '' || !isSigned(request, zoom, deps.now().getTime())) return unsigned();
    const given = zoomEventSchema.safeParse(withoutNulls(jsonIn(request.body)));
    // An event that we do not read is answered well: else Zoom repeats it, and stops sending in the end.
    if (!given.success) {
      count({ 'Zoom.unread': 1 });
      logger.warn('a signed event of Zoom was not read', {
        fields: given.error.issues.map(({ path }) => path.join('.')),
      });
      return received();
    }
    return handle(deps, given.data, zoom);
  };

const received = (): HttpResponse => json({ received: true });
const unsigned = (): HttpResponse =>
  json({ error: { code: 'unsigned', message: 'The signature is missing, wrong or old.' } }, 401);

function isSigned({ headers, body }: HttpRequest, secret: string, nowEpochMs: number): boolean {
  const at = headers['x-zm-request-timestamp'] ?? '';
  if (!/^\d{1,12}$/.test(at) || Math.abs(nowEpochMs / 1000 - Number(at)) > FRESH_SECONDS) return false;
  const payload = Buffer.concat([Buffer.from(`v0:${at}:`), body]);
  return isSameText(`v0=${hmacHex(secret, payload)}`, headers['x-zm-signature'] ?? '');
}

async function handle(deps: Deps, event: ZoomEvent, secret: string): Promise<HttpResponse> {
  switch (event.event) {
    case 'endpoint.url_validation': {
      const { plainToken } = event.payload;
      return json({ plainToken, encryptedToken: hmacHex(secret, plainToken) });
    }
    case 'webinar.registration_created':
      await register(deps, event.payload.object);
      return received();
    case 'webinar.registration_cancelled':
    case 'webinar.registration_denied':
      await unregister(deps, event.payload.object);
      return received();
    case 'webinar.participant_joined':
    case 'webinar.participant_left':
      await move(deps, event.payload.object);
      return received();
    case 'webinar.ended':
      await close(deps, event.payload.object);
      return received();
    default:
      return event satisfies never;
  }
}

/** The name that an imported report of the same webinar gets too: a recurring webinar keeps its id, so the day belongs to it. */
async function sessionOf(deps: Deps, { id, start_time }: ZoomWebinar): Promise<string> {
  if (start_time === undefined) return id;
  const { calendar } = await deps.settings();
  return `${id} ${dayOf(Date.parse(start_time), calendar.timeZone)}`;
}

/** Takes the registration back: of the acts of one webinar's registration the last one counts. */
async function unregister(deps: Deps, webinar: ZoomRegistration): Promise<void> {
  const session = await sessionOf(deps, webinar);
  const { id, email } = webinar.registrant;
  const customerId = (await findRegistrant(deps.db, webinar.id, id)) ?? (await customerBy(deps, email));
  if (customerId === undefined) return;
  const at = deps.now().toISOString();
  await queueEngagement(deps.engagementQueue, {
    kind: 'registration',
    id: `cancelled-${fingerprint(`${session}|${customerId}`)}`,
    customerId,
    occurredAt: at,
    receivedAt: at,
    session,
    topic: webinar.topic,
    cancelled: true,
  });
}

async function register(deps: Deps, webinar: ZoomRegistration): Promise<void> {
  const session = await sessionOf(deps, webinar);
  const customerId = await customerBy(deps, webinar.registrant.email);
  const at = deps.now().toISOString();
  if (customerId === undefined) {
    const { email } = webinar.registrant;
    await listUnmatched(deps.db, fingerprint(email.toLowerCase()), {
      session,
      topic: webinar.topic,
      email,
      at,
    });
    return;
  }
  await rememberRegistrant(deps.db, webinar.id, webinar.registrant.id, customerId);
  await queueEngagement(deps.engagementQueue, {
    kind: 'registration',
    id: `registration-${fingerprint(`${session}|${customerId}`)}`,
    customerId,
    occurredAt: at,
    receivedAt: at,
    session,
    topic: webinar.topic,
  });
}

const TRIES = 6;

/** Somebody came or went: his times at this webinar, and once they say something, the act. */
async function move(deps: Deps, webinar: ZoomMovement): Promise<void> {
  const { participant } = webinar;
  const session = await sessionOf(deps, webinar);
  const participantId = fingerprint(
    [
      participant.customer_key,
      participant.registrant_id,
      participant.email?.toLowerCase(),
      participant.participant_uuid ?? participant.user_id,
      participant.user_name,
    ].find((key) => key !== undefined && key !== '') ?? '',
  );
  const device = participant.participant_uuid ?? participant.user_id ?? '-';
  const customerId = await whoIs(deps, webinar);
  if (customerId === undefined)
    await listUnmatched(deps.db, participantId, {
      session,
      topic: webinar.topic,
      name: participant.user_name,
      email: participant.email === '' ? undefined : participant.email,
      at: deps.now().toISOString(),
    });
  const kept = await untilWon(`participant ${participantId}`, TRIES, async () => {
    const known = (await findParticipant(deps.db, session, participantId)) ?? {
      session,
      participantId,
      presence: absent,
      version: 0,
    };
    const came = moment(participant.join_time);
    const went = moment(participant.leave_time);
    const withJoin = came === undefined ? known.presence : withMoment(known.presence, 'joins', device, came);
    const next: Participant = {
      ...known,
      customerId: known.customerId ?? customerId,
      topic: webinar.topic ?? known.topic,
      durationMinutes: webinar.duration ?? known.durationMinutes,
      presence: went === undefined ? withJoin : withMoment(withJoin, 'leaves', device, went),
    };
    return (await isKept(deps, known, next)) ? next : 'lost';
  });
  return attend(deps, kept);
}

const moment = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.parse(text);

async function isKept(deps: Deps, before: Participant, after: Participant): Promise<boolean> {
  if (isSame(before, after)) return true;
  return (await transact(deps.db, [putParticipant(deps.db, after)])).kind === 'done';
}

/** By our own key, by the registration, by the address; Zoom leaves the address out of guests. */
async function whoIs(deps: Deps, { id, participant }: ZoomMovement): Promise<string | undefined> {
  const { customer_key: key, registrant_id: registrant, email } = participant;
  if (key !== undefined && key !== '' && (await findCustomer(deps.db, key)) !== undefined) return key;
  const registered =
    registrant === undefined || registrant === '' ? undefined : await findRegistrant(deps.db, id, registrant);
  return registered ?? customerBy(deps, email);
}

async function customerBy(deps: Deps, email: string | undefined): Promise<string | undefined> {
  if (email === undefined || email === '') return undefined;
  const addressee = (await resolveAddresses(deps.db, await deps.keyring(), [email]))(email);
  return addressee.isKnown ? addressee.customerId : undefined;
}

/** The webinar ended: whoever is not known to have gone stayed until now. */
async function close(deps: Deps, webinar: ZoomWebinar): Promise<void> {
  const session = await sessionOf(deps, webinar);
  const end = moment(webinar.end_time) ?? deps.now().getTime();
  const participants = await findParticipants(deps.db, session);
  const acts = participants.flatMap((each) => attendanceAct(each, deps.now().toISOString(), end) ?? []);
  await deps.engagementQueue.sendAll(acts.map((act): EngagementMessage => ({ kind: 'act', act })));
}

async function attend(deps: Deps, participant: Participant): Promise<void> {
  const act = attendanceAct(participant, deps.now().toISOString());
  if (act !== undefined) await queueEngagement(deps.engagementQueue, act);
}
