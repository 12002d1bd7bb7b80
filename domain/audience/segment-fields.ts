import { profileFields } from './profile-fields.ts';
import { purchaseFields } from './purchase-fields.ts';
import { relationFields } from './relation-fields.ts';
import type { SegmentField } from './segment-field.ts';

/**
 * Every axis, in the order in which a builder offers them. This file reads no zod: the console takes it as it is. Made by a
 * function, since spreading alone would stay in every bundle.
 */
export const segmentFields = /* @__PURE__ */ (() => ({
  ...profileFields,
  ...purchaseFields,
  ...relationFields,
}))();

export type FieldKey = keyof typeof segmentFields;
/** The same table, each entry as what all of them are. */
export const fieldOf = (key: FieldKey): SegmentField => segmentFields[key];
export const isFieldKey = (key: unknown): key is FieldKey =>
  typeof key === 'string' && Object.hasOwn(segmentFields, key);
export const allFields = (): readonly FieldKey[] =>
  Object.keys(segmentFields).filter((key) => isFieldKey(key));
