/** The values of `detail.eventType`. */
export const SES_EVENT_TYPES = [
  'Send',
  'Delivery',
  'Open',
  'Click',
  'Bounce',
  'Complaint',
  'Reject',
  'Rendering Failure',
  'DeliveryDelay',
  'Subscription',
] as const;

export type SesEventType = (typeof SES_EVENT_TYPES)[number];
