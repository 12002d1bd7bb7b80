import type { Label } from '../../../contract/labels.ts';
import type { Answer } from '../../data/call-api.ts';
import { phrase, said } from '../../words/language.ts';
import type { Names } from './act-words.ts';

interface Choice {
  readonly value: string;
  readonly name: string;
  /** Nothing new may choose it; what somebody did with it can be asked about. */
  readonly isWithdrawn?: boolean;
}

/** What a step may name. */
export interface FormChoices {
  /** Whatever mails may offer, webinars too. */
  readonly documents: readonly Choice[];
  readonly webinars: readonly Choice[];
  /** The mails above the step. */
  readonly mails: readonly Choice[];
  /** What the mails are about. */
  readonly topic: Label;
  /** The company's day, from which a date starts. */
  readonly today: string;
  readonly newId: (kind: string) => string;
}

const withdrawn = phrase(
  (title: string) => `${title}（もう使わない）`,
  (title: string) => `${title} (offered no more)`,
);

type Assets = Answer<'showSettings'>['assets'];

const nameOf = ({ title, isWithdrawn }: Assets[number]): string =>
  isWithdrawn === true ? withdrawn(said(title)) : said(title);

export const documentsOf = (assets: Assets): Pick<FormChoices, 'documents' | 'webinars'> => {
  const choice = (asset: Assets[number]): Choice => ({
    value: asset.id,
    name: nameOf(asset),
    isWithdrawn: asset.isWithdrawn === true,
  });
  return {
    documents: assets.map(choice),
    webinars: assets.filter(({ kind }) => kind === 'webinar').map(choice),
  };
};

/** The title of a document; of a webinar also by its session. */
export const titleIn =
  (assets: Assets): Names['document'] =>
  (id) => {
    const found = assets.find((asset) => asset.id === id || asset.session === id);
    return found === undefined ? id : nameOf(found);
  };
