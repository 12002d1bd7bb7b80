import type { DormancyKind } from '../../domain/audience/dormancy.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { ConsentBasis } from '../../domain/people/customer.ts';
import type { MailTemplateId } from '../../domain/sequences/letter.ts';
import type { LetterSource } from './nurture-text.ts';
import type { AssetView, PersonView, SenderView } from './person-view.ts';

/** A mail of a sequence (docs/rules.md#the-letter-to-a-customer). Nothing here may say dormant, hot, score, or a campaign's name. */
export interface NurtureMailView {
  readonly locale: Locale;
  readonly template: MailTemplateId;
  /** A marketer's own text (liquid), in place of the shipped one. */
  readonly ownText?: LetterSource | undefined;
  readonly customer: PersonView;
  readonly owner: {
    readonly fullName: string;
    readonly lastName: string;
    readonly department?: string | undefined;
    readonly email: string;
  };
  readonly sender: SenderView;
  readonly industry?: string | undefined;
  readonly topic: string;
  readonly topicQuestion: string;
  readonly relation: {
    readonly dormancy: DormancyKind;
    /** Month of the last purchase or loss, as text ("2023年3月"). */
    readonly when?: string | undefined;
    readonly product?: string | undefined;
    /** Where the person was met, such as a fair. */
    readonly metAt?: string | undefined;
  };
  readonly consentBasis: ConsentBasis;
  readonly asset?: AssetView | undefined;
  readonly urls: {
    readonly asset: string;
    readonly consultation: string;
    readonly unsubscribe: string;
    /** The page on which the reader says that the monthly mail may go on; absent in samples. */
    readonly goOn?: string | undefined;
    /** The mail as a page; absent in samples, and on that page. */
    readonly browser?: string | undefined;
    /** A link that no person sees; absent in samples. */
    readonly unseen?: string | undefined;
  };
}
