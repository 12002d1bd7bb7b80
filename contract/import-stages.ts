import type { DealStage } from '../domain/imports/import-records.ts';

export type Stage = DealStage;

/** The words of a deal's stages as a mapping says them: `stage:open:ヨミA|ヨミB;won:計上`. */
export const withStages = (said: Readonly<Record<string, Stage>>): string => {
  const wordsOf = (stage: Stage): readonly string[] =>
    Object.entries(said).flatMap(([word, meant]) => (meant === stage ? [word] : []));
  const parts = (['won', 'lost', 'open'] as const).flatMap((stage) =>
    wordsOf(stage).length === 0 ? [] : [`${stage}:${wordsOf(stage).join('|')}`],
  );
  return `stage:${parts.join(';')}`;
};

/** The same, read back. */
export const stagesSaid = (mapped = ''): Readonly<Record<string, Stage>> =>
  Object.fromEntries(
    (/^stage:(.+)$/.exec(mapped)?.[1] ?? '').split(';').flatMap((part) => {
      const [, stage, cells = ''] = /^\s*(won|lost|open)\s*:(.+)$/.exec(part) ?? [];
      const meant = (['won', 'lost', 'open'] as const).find((each) => each === stage);
      return meant === undefined ? [] : cells.split('|').map((word) => [word, meant] as const);
    }),
  );
