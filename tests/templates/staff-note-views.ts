import { promiseWaySchema } from '../../domain/handoffs/promise-way.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { StaffNoteView } from '../../templates/mails/staff-note-view.ts';

const url = 'https://m.example/h/t';

/** Every short note to staff, with `value` wherever somebody's words stand. */
export function staffNotes(locale: Locale, value: string): readonly StaffNoteView[] {
  const base = { locale, toLastName: value, code: '7KQ2MF', customerName: value, accountName: value };
  const urls = { accept: url, report: `${url}?a=report`, open: url, undo: `${url}?a=undo` };
  return [
    { ...base, kind: 'reminder', dueAt: '11:20', urls },
    ...promiseWaySchema.options.map((promised) => ({
      ...base,
      kind: 'reminder' as const,
      dueAt: '11:20',
      promised,
      urls,
    })),
    { ...base, kind: 'unreported', days: 5, isDeal: false, urls },
    { ...base, kind: 'unreported', days: 14, isDeal: true, urls },
    ...(['overdue', 'unreported', 'stalled', 'relieved', 'absent', 'retired'] as const).map((because) => ({
      ...base,
      kind: 'escalation' as const,
      because,
      ownerName: value,
      ...(because === 'absent' ? { away: { until: value } } : {}),
      dueAt: '11:20',
      urls,
    })),
    { ...base, kind: 'handoffLost', newOwnerName: value },
    { ...base, kind: 'dealNote', why: { kind: 'download', title: value, when: value } },
    ...(['unreadable', 'finished', 'ended', 'notYours'] as const).map((trouble) => ({
      ...base,
      kind: 'replyTrouble' as const,
      trouble,
      ownerName: value,
      urls: trouble === 'notYours' ? {} : { report: url },
    })),
    {
      ...base,
      kind: 'receipt',
      answer: { kind: 'reassign', toName: value },
      recordedAt: '11:20',
      urls,
    },
    {
      ...base,
      kind: 'receipt',
      answer: {
        kind: 'tossUp',
        heard: { hearing: { problem: value, reason: value }, talk: { reactionText: value }, note: value },
      },
      recordedAt: '11:20',
      urls,
    },
    { ...base, kind: 'withdrawn' },
    {
      ...base,
      kind: 'receipt',
      answer: { kind: 'report', outcome: 'tooEarly', until: value, note: value },
      recordedAt: '11:20',
      urls,
    },
    {
      ...base,
      kind: 'receipt',
      answer: { kind: 'promise', callAt: value, way: 'visit' },
      recordedAt: '11:20',
      urls,
    },
    { ...base, kind: 'freshLink', urls },
    {
      ...base,
      kind: 'supportForward',
      topic: 'support',
      isReply: false,
      email: 'a@b.example',
      message: `${value}\nsecond line`,
      receivedAt: '11:20',
      url: 'https://console.example/contacts/x',
    },
  ];
}
