/** Kinds of files that there is a template of; results of sales have a sheet of their own (`feedback sheet`). */
export const templateKinds = [
  'opt-outs',
  'owners',
  'accounts',
  'deals',
  'customers',
  'webinar',
  'inquiry',
] as const;
export type TemplateKind = (typeof templateKinds)[number];
