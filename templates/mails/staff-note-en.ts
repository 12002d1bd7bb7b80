import type { PromiseWay } from '../../domain/handoffs/promise-way.ts';
import { clean, clip } from '../../domain/kernel/clean-text.ts';
import { counted } from '../../contract/counted.ts';
import { answerLines } from './answer-words.ts';
import { whySentence } from './handoff-words.ts';
import {
  awayLine,
  buttonsOf,
  calendarButton,
  callByLines,
  type Escalation,
  escalationWords,
  type Note,
  phoneLine,
  recorded,
  type Trouble,
} from './note-parts.ts';
import { bareName } from './nurture-variables.ts';
import type { StaffNoteView } from './staff-note-view.ts';

/** "Yamada, Toto Seiki", with fallbacks. */
function whoEn(view: StaffNoteView, width: number): string {
  const parts = [clip(bareName(view.customerName), 24), clip(clean(view.accountName), width)].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? 'a customer' : parts.join(', ');
}

function escalationEn({ because, ownerName, newOwnerName, dueAt }: Escalation, who: string): string {
  const owner = clean(ownerName);
  const due = clean(dueAt);
  switch (because) {
    case 'overdue':
      return `The first contact with ${who} has been overdue since ${due}. The owner is ${owner}.`;
    case 'unreported':
      return `${owner} has not reported yet what came of ${who}.`;
    case 'stalled':
      return `Nothing has been recorded about the deal with ${who}. The owner is ${owner}.`;
    case 'relieved':
      return newOwnerName === undefined
        ? `${owner} asks for another owner for ${who}, and nobody else can take it. The first contact is due by ${due}.`
        : `${owner} asked for another owner for ${who}: ${clean(newOwnerName)} has it now. The first contact is due by ${due}.`;
    case 'absent':
      return `The first contact with ${who} is due by ${due}.`;
    case 'retired':
      return `${owner}, who looked after ${who}, has left. Please choose a new owner.`;
    case 'returned':
      return `The mail that hands ${who} to ${owner} was returned: the address does not work. Please tell ${owner} in person; the first contact is due by ${due}.`;
    default:
      return because satisfies never;
  }
}

function troubleEn({ trouble, ownerName }: Trouble, who: string): readonly string[] {
  if (trouble === 'notYours')
    return [
      `${clean(ownerName)} looks after ${who}. Your reply was not recorded, since it is not the owner's.`,
      'To take it over, ask the owner or the manager to give it to you.',
    ];
  if (trouble === 'ended')
    return [
      `After several calls without an answer, your report closed ${who}. The time of the next try was not recorded.`,
      'To go on, take the report back from the mail that confirmed it.',
    ];
  return [
    trouble === 'finished'
      ? `A report about ${who} is in already, they are back in nurturing, or the lead is somebody else's by now. Your reply was not recorded.`
      : `We could not read a result from your reply about ${who}.`,
    'Please reply with one word on the first line (accept, absent or early), with a time ("I\'ll visit on Dec 10 at 2pm"), or use the button.',
  ];
}

const promisedEn: Readonly<Record<PromiseWay, string>> = {
  phone: 'call',
  visit: 'visit',
  online: 'online meeting',
  mail: 'mail',
  contact: 'contact',
};

/** A short mail to a colleague, in English. */
export function noteEn(view: StaffNoteView): Note {
  const brief = whoEn(view, 32);
  const who = whoEn(view, 80);
  switch (view.kind) {
    case 'reminder':
      if (view.promised !== undefined)
        return {
          subject: `[Your ${promisedEn[view.promised]} ${view.dueAt}] ${brief}`,
          lines: [
            `It is time (${clean(view.dueAt)}) for the ${promisedEn[view.promised]} that you promised: ${who}.`,
            ...phoneLine(view),
            'Afterwards, please report how it went.',
          ],
          quote: [],
          buttons: [['Report the result (30 seconds)', view.urls.report]],
        };
      return {
        subject: `[Due ${view.dueAt}] First contact: ${brief}`,
        lines: [
          `The first contact with ${who} is due by ${clean(view.dueAt)}.`,
          ...phoneLine(view),
          'If you are on it, please say so with a button: these reminders then stop.',
        ],
        quote: [],
        buttons: [
          ['I will take it', view.urls.accept],
          ['Report the result (30 seconds)', view.urls.report],
        ],
      };
    case 'unreported':
      return {
        subject: view.isDeal ? `[How is the deal?] ${brief}` : `[Please report] ${brief}`,
        lines: view.isDeal
          ? [
              `Nothing has been recorded for ${counted(view.days, 'day')} about the deal with ${who}.`,
              'Please tell us how it stands and what comes next. With a date for that, nobody asks before it.',
            ]
          : [
              `Nothing has been heard about ${who} for ${counted(view.days, 'business day')}.`,
              'Please tell us how it went. "Too early" and "no answer" help as well.',
            ],
        quote: [],
        buttons: [['Report the result (30 seconds)', view.urls.report]],
      };
    case 'escalation':
      return {
        subject: `[${escalationWords[view.because].en}] ${brief} (owner: ${clip(clean(view.ownerName), 20)})`,
        lines: [
          escalationEn(view, who),
          ...awayLine(view),
          view.because === 'retired'
            ? 'It takes one tap.'
            : 'Please speak with the owner, and choose another one if need be: it takes one tap.',
        ],
        quote: [],
        buttons: [['See it and choose an owner', view.urls.open]],
      };
    case 'withdrawn':
      return {
        subject: `[Withdrawn] ${brief}`,
        lines: [
          `The handoff of ${who} has been withdrawn.`,
          'Most of the reactions turned out to be automatic access and not the customer. No contact is needed; sorry for the trouble.',
        ],
        quote: [],
        buttons: [],
      };
    case 'handoffLost':
      return {
        subject: `[New owner] ${brief}`,
        lines: [
          `${clean(view.newOwnerName)} looks after ${who} from now on.`,
          'You need not get in touch. If you did speak with the customer, please tell the new owner.',
        ],
        quote: [],
        buttons: [],
      };
    case 'dealNote':
      return {
        subject: `[Your open deal] ${brief}`,
        lines: [
          `You have an open deal with the company of ${who}.`,
          whySentence(view.why, 'en'),
          'There is no new handoff; take it as news for your deal.',
        ],
        quote: [],
        buttons: [],
      };
    case 'replyTrouble':
      return {
        subject: `[Your ${view.trouble === 'ended' ? 'time' : 'reply'} was not recorded] ${brief}`,
        lines: troubleEn(view, who),
        quote: view.said === undefined ? [] : [`You wrote: “${view.said}”`],
        buttons: buttonsOf(view.urls, 'Report the result (30 seconds)', 'See it and choose an owner'),
      };
    case 'receipt':
      return {
        subject: `[Recorded] ${answerLines(view.answer, 'en')[0] ?? ''}: ${brief}`,
        lines: [
          `This was recorded for ${who} (${recorded(view)}):`,
          ...answerLines(view.answer, 'en').map((line) => `  ${line}`),
          ...callByLines(view),
        ],
        quote:
          view.urls.undo === undefined ? [] : ['If that is a mistake, or was not you, please take it back.'],
        buttons: [
          ...calendarButton(view.urls.calendar, 'Add to my calendar'),
          ...calendarButton(view.urls.undo, 'Take it back'),
          ['Report the result', view.urls.report],
        ],
      };
    case 'freshLink':
      return {
        subject: `[New link] ${brief}`,
        lines: [`Here is a new link for ${who}. Please use it in place of the old ones.`],
        quote: [],
        buttons: [['Open the report page', view.urls.open]],
      };
    case 'reportCopy':
      return {
        subject: `[Sales says] ${brief}: ${answerLines(view.answer, 'en')[0] ?? ''}`,
        lines: [
          view.enteredBy === undefined
            ? `${clean(view.ownerName)} reported this about ${who} (${clean(view.recordedAt)}):`
            : `This was recorded for ${clean(view.ownerName)} about ${who} (${recorded(view)}):`,
          ...answerLines(view.answer, 'en').map((line) => `  ${line}`),
        ],
        quote: [],
        buttons: [],
      };
    case 'supportForward':
      return {
        subject: `${view.topic === 'support' ? '[Support] ' : view.topic === 'other' ? '' : '[Please act] '}${view.isReply ? 'Reply' : 'Inquiry'} from ${brief}`,
        lines: [
          `${clean(view.receivedAt)}: ${who} (${clean(view.email)}) ${view.topic === 'support' ? 'asks for support' : 'wrote to us'}.`,
          view.topic === 'support'
            ? 'Our mails to this person are on hold until the case is closed.'
            : view.topic === 'other'
              ? 'Please read it and pass it on to whoever should answer.'
              : `There is no salesperson to give it to. Please make the first contact by ${view.topic.callBy}, and import your salespeople.`,
        ],
        quote: ['What they wrote', view.message],
        buttons: view.url === undefined ? [] : [['Open their page', view.url]],
      };
    default:
      return view satisfies never;
  }
}
