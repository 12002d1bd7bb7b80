import * as z from 'zod';

/** Why a handoff is whose it is. `taken`: the salesperson chose to call somebody whom nothing had handed over. */
export const routedBecauseSchema = z.enum([
  'accountOwner',
  'successor',
  'deputy',
  'openDeal',
  'previousOwner',
  'territory',
  'product',
  'load',
  'insideSales',
  'reassigned',
  'taken',
]);
