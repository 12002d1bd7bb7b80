import * as z from 'zod';

const text = z.union([z.string(), z.number()]).transform(String);
/** Blank is as good as absent. */
const moment = z
  .string()
  .transform((value) => (value.trim() === '' ? undefined : value))
  .refine((value) => value === undefined || !Number.isNaN(Date.parse(value)));

const webinar = z
  .object({
    id: text,
    uuid: text.optional(),
    topic: text.optional(),
    start_time: moment.optional(),
    end_time: moment.optional(),
    duration: z.coerce.number().optional().catch(undefined),
  })
  .loose();

const participant = z
  .object({
    user_id: text.optional(),
    user_name: text.optional(),
    participant_uuid: text.optional(),
    email: z.string().optional(),
    registrant_id: text.optional(),
    customer_key: text.optional(),
    join_time: moment.optional(),
    leave_time: moment.optional(),
  })
  .loose();

const registration = webinar.extend({
  registrant: z.object({ id: text, email: z.string() }).loose(),
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
