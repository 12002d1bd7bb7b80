import { UserError } from './user-error.ts';

/** What is there in place of what the writer had read. */
export interface PresentState {
  readonly tag: string;
  /** Absent where it was not a member of the console. */
  readonly by?: string | undefined;
  readonly at?: string;
  readonly present: unknown;
}

/** Somebody changed the thing after the writer had read it: nothing was written. */
export class StaleWrite extends UserError {
  readonly stale: PresentState;

  constructor(stale: PresentState) {
    super(412, 'stale', {
      ja: `${stale.by === undefined ? 'ほかの人' : `${stale.by}さん`}が先に変更しました。何も保存していません。いまの内容を読み直し、比べてからもう一度保存してください。`,
      en: `${stale.by ?? 'Somebody'} changed this first. Nothing was kept. Read it again, compare, and send your change with the new ETag.`,
    });
    this.stale = stale;
  }
}
