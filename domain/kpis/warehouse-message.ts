import * as z from 'zod';

/** What is scanned for the warehouse: the table of customers for what there is, the timeline for what a day brought. */
export const warehouseSources = ['customers', 'timeline'] as const;

/** One part of a scan for the lines of a day. Where it stands is kept beside, not in the message: twice is once. */
export const warehouseMessageSchema = z.object({
  kind: z.literal('export'),
  day: z.iso.date(),
  source: z.enum(warehouseSources),
  part: z.number().int().min(0),
});
export type WarehouseMessage = z.infer<typeof warehouseMessageSchema>;
/** Names a part of a day. */
export type WarehousePart = Omit<WarehouseMessage, 'kind'>;
