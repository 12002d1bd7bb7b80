import type { Problem as ProblemAnswer, ProblemPlace, Stale } from '../../contract/problem.ts';
import type { Label } from '../../contract/labels.ts';

/** What went wrong: nobody answered, there is none (or not for this role), the request was refused, or a fault. */
type ProblemKind = 'offline' | 'missing' | 'refused' | 'fault';

/** A call that failed, with a sentence for the reader. */
export class CallProblem extends Error {
  readonly kind: ProblemKind;
  readonly text: Label;
  /** The stable code of the API's problem details, where there is one. */
  readonly code: string;
  /** What is wrong where in the request. */
  readonly places: readonly ProblemPlace[];
  /** Somebody was faster: who, and when. */
  readonly stale: Stale | undefined;

  constructor(kind: ProblemKind, text: Label, answer?: ProblemAnswer, cause?: unknown) {
    super(text.en, { cause });
    this.kind = kind;
    this.text = text;
    this.code = answer?.code ?? '';
    this.places = answer?.errors ?? [];
    this.stale = answer?.stale;
  }
}

/** Nobody knows whether it was done: the answer alone may be lost. */
const unknown: Label = {
  ja: '返事がなかったため、処理されたかどうか分かりません。一覧などで確かめてから、もう一度お試しください。入力した内容は残っています。',
  en: 'No answer came, so it may have been done or not. Look first, then try again. What you typed is kept.',
};
const notYours: Label = {
  ja: 'この操作は、あなたの役割では行えません。管理者にご相談ください。',
  en: 'Your role may not do this. Ask an administrator.',
};
const tooLarge: Label = {
  ja: '送る内容が大きすぎて受け付けられませんでした。分けるか短くしてください。',
  en: 'This is too large to be taken. Split or shorten it.',
};
const offline: Label = {
  ja: 'Rekindleから返事がありません。入力した内容は残っています。',
  en: 'Rekindle does not answer. What you typed is kept.',
};
const missing: Label = {
  ja: 'この画面は見つからないか、あなたの役割では見られません。',
  en: 'Not found, or not for your role.',
};
const fault: Label = {
  ja: '処理できませんでした。少し待ってからもう一度お試しください。続くようなら管理者にお知らせください。',
  en: 'That did not work. Try again in a moment; if it goes on, tell your administrator.',
};

const over: Label = {
  ja: 'サインインの期限が切れました。別のタブでこの画面を開いてサインインし、ここでもう一度お試しください。入力した内容は残っています。',
  en: 'You are signed out. Open the console in another tab, sign in there, and try again here. What you typed is kept.',
};

/** The session is over. */
export const signedOut = (): CallProblem => new CallProblem('refused', over);

/** Nobody answered; of what was to be written it is not known whether it is done. */
export const unanswered = (cause: unknown, isWriting = false): CallProblem =>
  new CallProblem('offline', isWriting ? unknown : offline, undefined, cause);

/** A refusal of the API, from its problem details; of whatever stands before the API, from its status alone. */
export function refusalOf(status: number, answer: unknown, isWriting: boolean): CallProblem {
  const told = isProblemAnswer(answer) ? answer : undefined;
  switch (status) {
    case 403:
      // Whether something is there is told to nobody who may not see it.
      return told?.code === 'not-a-member' || (told !== undefined && isWriting)
        ? new CallProblem('missing', told.details, told)
        : new CallProblem('missing', isWriting ? notYours : missing);
    case 404:
      return new CallProblem('missing', told?.details ?? missing);
    case 413:
      return new CallProblem('refused', told?.details ?? tooLarge, told);
    default:
      if (told !== undefined) return new CallProblem(status >= 500 ? 'fault' : 'refused', told.details, told);
      return new CallProblem('fault', isWriting && (status === 502 || status === 504) ? unknown : fault);
  }
}

const isProblemAnswer = (answer: unknown): answer is ProblemAnswer =>
  typeof answer === 'object' && answer !== null && 'details' in answer && 'code' in answer;
