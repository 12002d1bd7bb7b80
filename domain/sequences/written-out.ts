import type { PermissionStep, PlainStep, Step, WebinarStep } from './step.ts';

/** The plain steps of a written one. What is short for several keeps ids made of its own. */
export function writtenOut(step: Step): readonly PlainStep[] {
  switch (step.kind) {
    case 'permission':
      return permissionSteps(step);
    case 'webinar':
      return webinarSteps(step);
    case 'mail':
    case 'wait':
    case 'waitFor':
    case 'condition':
    case 'split':
    case 'task':
    case 'end':
      return [step];
    default:
      return step satisfies never;
  }
}

/** Asks whether we may go on; silence ends it for good (R18). */
function permissionSteps({ id, mail, limit }: PermissionStep): readonly PlainStep[] {
  return [
    { id: `${id}.ask`, kind: 'mail', ...mail, asksToGoOn: true },
    {
      id: `${id}.answer`,
      kind: 'waitFor',
      act: { kind: 'answer', mails: [`${id}.ask`] },
      limit,
      happened: [],
      otherwise: [{ id: `${id}.silent`, kind: 'end', reason: 'noAnswer' }],
    },
  ];
}

/**
 * Invitation until three hours before the start; to those who registered a reminder on the eve and one two hours before;
 * attendance is judged 20 hours after the end, and those who did not come get the recording for two weeks.
 */
function webinarSteps(step: WebinarStep): readonly PlainStep[] {
  const { id, session } = step;
  const registered = { kind: 'registered', ref: session } as const;
  return [
    {
      id: `${id}.invite`,
      kind: 'mail',
      ...step.invite,
      session,
      unless: registered,
      notAfter: { session, from: 'start', hours: -3 },
    },
    {
      id: `${id}.registered`,
      kind: 'waitFor',
      act: registered,
      limit: { session, from: 'start' },
      happened: [...reminders(step), attendance(step)],
      otherwise: step.notRegistered ?? [],
    },
  ];
}

const reminders = ({ id, session, eve, sameDay }: WebinarStep): readonly PlainStep[] => [
  {
    id: `${id}.untilEve`,
    kind: 'wait',
    until: { session, from: 'start', businessDays: -1, at: '10:00' },
  },
  {
    id: `${id}.eve`,
    kind: 'mail',
    ...eve,
    requested: true,
    session,
    notAfter: { session, from: 'start', hours: -6 },
  },
  { id: `${id}.untilDay`, kind: 'wait', until: { session, from: 'start', hours: -2 } },
  {
    id: `${id}.sameDay`,
    kind: 'mail',
    ...sameDay,
    requested: true,
    session,
    notAfter: { session, from: 'start' },
  },
  { id: `${id}.untilEnd`, kind: 'wait', until: { session, from: 'end' } },
];

const attendance = ({ id, session, attended, recording }: WebinarStep): PlainStep => ({
  id: `${id}.attended`,
  kind: 'waitFor',
  act: { kind: 'attended', ref: session },
  limit: { session, from: 'end', hours: 20 },
  happened: attended ?? [],
  otherwise: [
    {
      id: `${id}.recording`,
      kind: 'mail',
      ...recording,
      session,
      notAfter: { session, from: 'end', hours: 14 * 24 },
    },
  ],
});
