export interface PersonView {
  readonly fullName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly kana?: string | undefined;
  readonly department?: string | undefined;
  readonly title?: string | undefined;
  readonly accountName?: string | undefined;
}

export interface SenderView {
  readonly companyName: string;
  readonly postalCode: string;
  readonly postalAddress: string;
  readonly phone: string;
  readonly contactUrl: string;
  readonly privacyUrl: string;
}

export interface AssetView {
  readonly kind: 'document' | 'caseStudy' | 'priceList' | 'webinar';
  readonly title: string;
  readonly pages?: number | undefined;
  readonly minutes?: number | undefined;
  readonly points: readonly string[];
  /** For webinars: when it starts, as text. */
  readonly startsAt?: string | undefined;
}
