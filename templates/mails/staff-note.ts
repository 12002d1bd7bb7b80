import { cleanLines, clean } from '../../domain/kernel/clean-text.ts';
import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block, Line } from '../content/blocks.ts';
import { bareName } from './nurture-variables.ts';
import type { RenderedMail } from './rendered-mail.ts';
import { noteEn } from './staff-note-en.ts';
import { noteJa } from './staff-note-ja.ts';
import type { StaffNoteView } from './staff-note-view.ts';

/** A short mail to a colleague: one thing that happened, and the button for what to do. */
export function renderStaffNote(view: StaffNoteView): RenderedMail {
  const note = view.locale === 'ja' ? noteJa(view) : noteEn(view);
  const name = bareName(view.toLastName);
  const greeting: Line[] = name === '' ? [] : [[view.locale === 'ja' ? `${name}さん` : `${name},`]];
  const code = clean(view.code);
  const subject = clean(note.subject);
  const blocks: readonly Block[] = [
    { kind: 'paragraph', lines: [...greeting, ...note.lines.map((line): Line => [line])] },
    ...note.quote.map((line): Block => ({
      kind: 'paragraph',
      lines: cleanLines(line)
        .split('\n')
        .map((part): Line => [part]),
    })),
    ...note.buttons.map(([label, href], index): Block => ({
      kind: 'button',
      label,
      href,
      tracked: false,
      tone: index === 0 ? 'primary' : 'plain',
    })),
    ...(code === ''
      ? []
      : [
          {
            kind: 'fine' as const,
            lines: [[view.locale === 'ja' ? `受付番号 ${code}` : `Reference ${code}`]],
          },
        ]),
  ];
  return {
    subject,
    html: blocksToHtml(blocks, view.locale, subject),
    text: blocksToText(blocks, view.locale),
  };
}
