import { word } from '../../words/language.ts';
import type { Step, StepOf } from './sequence-draft.ts';

const askSales = word('近況をお伺いください。', 'Ask how they are doing.');

/** What may be added, in the order in which it is offered. */
export const addable = [
  'mail',
  'wait',
  'waitFor',
  'condition',
  'split',
  'task',
  'webinar',
  'permission',
  'end',
] as const satisfies readonly Step['kind'][];

export type Addable = (typeof addable)[number];

const unwritten = { template: 'nurture-custom' } as const;

const letter = (assetId: string | undefined) => (assetId === undefined ? {} : { assetId });

interface Around {
  /** The first document and the first webinar of the settings. */
  readonly document: string | undefined;
  readonly webinar: string | undefined;
  /** A webinar with its texts, to take them over. */
  readonly like: StepOf<'webinar'> | undefined;
  readonly newId: (kind: string) => string;
}

/** A step as it is added: the usual values, to be changed at once. */
export function newStep(kind: Addable, { document, webinar, like, newId }: Around): Step {
  const id = newId(kind);
  switch (kind) {
    case 'mail':
      return { id, kind, template: 'nurture-document', ...letter(document) };
    case 'wait':
      return { id, kind, until: { days: 14 } };
    case 'waitFor':
      return { id, kind, act: { kind: 'click' }, limit: { days: 14 }, happened: [], otherwise: [] };
    case 'condition':
      return {
        id,
        kind,
        branches: [{ id: newId('branch'), when: { interestAtLeast: 20 }, steps: [] }],
        otherwise: [],
      };
    case 'split':
      return {
        id,
        kind,
        arms: [
          { id: newId('arm'), name: 'A', weight: 50, steps: [] },
          { id: newId('arm'), name: 'B', weight: 50, steps: [] },
        ],
      };
    case 'task':
      return { id, kind, what: askSales() };
    case 'webinar':
      return {
        id,
        kind,
        session: webinar ?? 'webinar',
        invite: { template: 'nurture-invitation', ...letter(webinar) },
        // Nobody gets the same text twice: each has its own, or waits to be written.
        eve: { ...(like?.eve ?? unwritten), ...letter(webinar) },
        sameDay: { ...(like?.sameDay ?? unwritten), ...letter(webinar) },
        recording: { ...(like?.recording ?? unwritten), ...letter(webinar) },
      };
    case 'permission':
      return { id, kind, mail: { template: 'monthly-last' }, limit: { days: 30 } };
    case 'end':
      return { id, kind };
    default:
      return kind satisfies never;
  }
}
