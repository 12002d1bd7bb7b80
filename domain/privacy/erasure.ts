import * as z from 'zod';
import { isSameAddress } from '../people/names.ts';

/** How far the erasure of one person is. Begun it goes on until it is done, whatever breaks off in between. */
export const erasureSchema = z.object({
  schemaVersion: z.literal(1),
  /** The record that spoke for the person. */
  customerId: z.string(),
  state: z.enum(['begun', 'done']),
  /** All records of the person, that one first. */
  records: z.array(z.string()),
  /** Under which ids, made by chance, the figures of each record go on being counted; forgotten once it is done. */
  countedAs: z.array(z.string()).optional(),
  at: z.iso.datetime(),
  doneAt: z.iso.datetime().optional(),
  byId: z.string(),
  byName: z.string(),
});
export type Erasure = z.infer<typeof erasureSchema>;

/** As what a refusal is kept that an erasure leaves: no file brings the person back. */
export const erasureRefusal = 'erasure';

/** Why mails could be sent, kept without the person until a month after the last mail (R19). */
export const keptConsentSchema = z.object({
  /** Keyed hash of the address. */
  addressHash: z.string(),
  basis: z.string(),
  on: z.string().optional(),
  evidence: z.string().optional(),
  declaredBy: z.string().optional(),
  lastMailAt: z.string(),
  /** From then on it goes too. */
  until: z.string(),
});
export type KeptConsent = z.infer<typeof keptConsentSchema>;

/** What was typed by hand names the person: their address, or where none is known how many things are erased. */
export const isConfirmed = (typed: string, email: string | undefined, items: number): boolean =>
  email === undefined ? typed.trim() === String(items) : isSameAddress(typed, email);
