import type { DraftKey } from './draft-store.ts';
import type { Desk } from './desk.ts';

/** The one draft of a form that this salesperson may have of this handoff. */
export const draftKeyOf = ({ handoff, ownerId }: Desk, form: DraftKey['form']): DraftKey => ({
  customerId: handoff.customerId,
  handoffId: handoff.id,
  ownerId,
  form,
});
