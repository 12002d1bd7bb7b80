import * as z from 'zod';

/** One case of a customer that nobody has closed: what it came from is the act of this id. */
export const openCaseSchema = z.object({
  customerId: z.string(),
  id: z.string(),
  /** ISO. */
  at: z.string(),
  /**
   * Why somebody of the team has to look: a case for support, words that may refuse our mails, a reply that cannot be read,
   * or one whose sender is not proven. Mails to the customer wait meanwhile.
   */
  matter: z.enum(['support', 'refusal', 'garbled', 'unproven']),
});
export type OpenCase = z.infer<typeof openCaseSchema>;
