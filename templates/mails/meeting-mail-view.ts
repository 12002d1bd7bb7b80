import type { Locale } from '../../domain/kernel/locale.ts';

/** The mail before the weekly meeting. All is text of the reader's language; names lead to what they name, where a console is. */
export interface MeetingMailView {
  readonly locale: Locale;
  /** 「12月10日(木)」. */
  readonly day: string;
  readonly companyName: string;
  readonly sections: readonly MeetingSection[];
  /** The page of the meeting; absent where no console is deployed. */
  readonly url?: string | undefined;
}

export interface MeetingSection {
  readonly heading: string;
  readonly lines: readonly { readonly text: string; readonly url?: string | undefined }[];
}
