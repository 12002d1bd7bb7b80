/** What a mail is made of. The same blocks become HTML and text, so that neither says less than the other. */
export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly Line[] }
  /** A heading with what belongs to it: ■ in text. */
  | {
      readonly kind: 'section';
      readonly heading: string;
      readonly lines: readonly Line[];
      readonly strong?: boolean;
      /** A list of its own: in text, the heading stands alone. */
      readonly isList?: boolean;
    }
  | { readonly kind: 'bullets'; readonly items: readonly string[] }
  /** One sentence that stands out. */
  | { readonly kind: 'figure'; readonly text: string }
  /** A picture as wide as the letter, and what it shows in words: many programs show no pictures. */
  | { readonly kind: 'image'; readonly src: string; readonly alt: string }
  | {
      readonly kind: 'button';
      readonly label: string;
      readonly href: string;
      readonly tracked: boolean;
      readonly tone: 'primary' | 'plain';
    }
  /** A mail ready to send: a button that opens it; in the text part, the mail itself, to copy. */
  | {
      readonly kind: 'draft';
      readonly label: string;
      readonly href: string;
      readonly lines: readonly string[];
    }
  | { readonly kind: 'rule' }
  /** A link that no person sees, in no text part: whoever follows it reads markup. */
  | { readonly kind: 'unseen'; readonly href: string }
  /** Small print. */
  | { readonly kind: 'fine'; readonly lines: readonly Line[] };

export type Line = readonly Inline[];
export type Inline = string | Link;

/** `tracked` links are rewritten by SES to count clicks; all others carry `ses:no-track`. */
export interface Link {
  readonly text: string;
  readonly href: string;
  readonly tracked: boolean;
}
