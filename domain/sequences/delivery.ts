import * as z from 'zod';

/** What SES and mail servers said of mails: taken, refused by SES, refused by the receiver, complained about. */
export const deliveryMeasures = ['sent', 'rejected', 'bounced', 'complained'] as const;
export const deliverySchema = z.record(z.enum(deliveryMeasures), z.number());
export type Delivery = Readonly<z.infer<typeof deliverySchema>>;

export const noDelivery: Delivery = { sent: 0, rejected: 0, bounced: 0, complained: 0 };

/** The counts among the attributes of an item; what is missing is none. */
export const deliveryIn = (item: Readonly<Record<string, unknown>>): Delivery => ({
  sent: Number(item['sent'] ?? 0),
  rejected: Number(item['rejected'] ?? 0),
  bounced: Number(item['bounced'] ?? 0),
  complained: Number(item['complained'] ?? 0),
});

/** `a` and `sign` times `b`. */
export const addDelivery = (a: Delivery, b: Delivery, sign: 1 | -1 = 1): Delivery => ({
  sent: a.sent + sign * b.sent,
  rejected: a.rejected + sign * b.rejected,
  bounced: a.bounced + sign * b.bounced,
  complained: a.complained + sign * b.complained,
});
