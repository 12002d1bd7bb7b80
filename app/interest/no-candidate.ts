import { UserError } from '../../platform/user-error.ts';

/** There is no model on trial. */
export const noCandidate = (): UserError =>
  new UserError(409, 'no-candidate', {
    ja: '試しているモデルがありません。rekindle model propose で始めてください。',
    en: 'No model is being tried. Begin with rekindle model propose.',
  });
