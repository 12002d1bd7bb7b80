/** A mail ready to send. `subject` is one line; `text` stands alone. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
