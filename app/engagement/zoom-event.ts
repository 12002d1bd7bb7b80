import * as z from 'zod';
import { idSchema } from '../../contract/id.ts';
import { clean } from '../../domain/kernel/clean-text.ts';

const text = z.union([z.string(), z.number()]).transform(String);
/** What names somebody or something in a key of the database. Zoom's are short, and one that is longer is nobody's. */
const id = text.pipe(idSchema);
/** The same, where what is wrong is as good as absent. */
const looseId = text
  .pipe(z.string().max(300))
  .refine((value) => value !== '__proto__')
  .optional()
  .catch(undefined);
/** For people to read. */
const words = text
  .transform((value) => clean(value).slice(0, 300))
  .optional()
  .catch(undefined);
/** Of this century; blank, and what no clock shows, is as good as absent. */
const moment = z
  .string()
  .transform((value) => (/^20\d\d-/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined))
  .optional()
  .catch(undefined);

const webinar = z
  .object({
    id,
    topic: words,
    start_time: moment,
    end_time: moment,
    duration: z.coerce.number().int().nonnegative().optional().catch(undefined),
  })
  .loose();

const participant = z
  .object({
    user_id: looseId,
    user_name: words,
    participant_uuid: looseId,
    email: looseId,
    registrant_id: looseId,
    customer_key: looseId,
    join_time: moment,
    leave_time: moment,
  })
  .loose();

const registration = webinar.extend({
  registrant: z.object({ id, email: z.string().min(1).max(300) }).loose(),
});
const movement = webinar.extend({ participant });

export type ZoomWebinar = z.infer<typeof webinar>;
export type ZoomRegistration = z.infer<typeof registration>;
export type ZoomMovement = z.infer<typeof movement>;

/** The webhook events of Zoom that we read; everything else is answered and left. Times are ISO 8601. */
export const zoomEventSchema = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('endpoint.url_validation'),
    payload: z.object({ plainToken: z.string().min(1).max(200) }).loose(),
  }),
  z
    .object({
      event: z.enum(['webinar.participant_joined', 'webinar.participant_left']),
      payload: z.object({ object: movement }).loose(),
    })
    .loose(),
  z
    .object({
      event: z.enum([
        'webinar.registration_created',
        'webinar.registration_cancelled',
        'webinar.registration_denied',
      ]),
      payload: z.object({ object: registration }).loose(),
    })
    .loose(),
  z.object({ event: z.literal('webinar.ended'), payload: z.object({ object: webinar }).loose() }).loose(),
]);
export type ZoomEvent = z.infer<typeof zoomEventSchema>;
