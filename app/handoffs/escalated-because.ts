import type { StaffNoteView } from '../../templates/mails/staff-note-view.ts';

type Escalation = Extract<StaffNoteView, { kind: 'escalation' }>;

/** A reminder that reaches the manager: whose it is does not work today. */
export function escalatedBecause(timer: string): Escalation['because'] {
  if (timer === 'relieved' || timer === 'returned') return timer;
  if (timer.startsWith('unreported')) return 'unreported';
  if (timer.startsWith('stalled')) return 'stalled';
  return timer.startsWith('firstContact@') ? 'overdue' : 'absent';
}
