import type { DraftKey } from './draft-store.ts';
import type { SalesContext } from './sales-context.ts';

/** The one draft of a form that this salesperson may have of this handoff. */
export const draftKeyOf = ({ handoff, ownerId }: SalesContext, form: DraftKey['form']): DraftKey => ({
  customerId: handoff.customerId,
  handoffId: handoff.id,
  ownerId,
  form,
});
