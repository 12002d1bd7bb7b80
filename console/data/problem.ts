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

/** Nobody answered. */
export const unanswered = (cause: unknown): CallProblem =>
  new CallProblem('offline', offline, undefined, cause);

/** A refusal of the API, from its problem details; of whatever stands before the API, from its status alone. */
export function refusalOf(status: number, answer: unknown): CallProblem {
  if (status === 403 || status === 404) {
    return new CallProblem('missing', isProblemAnswer(answer) && status === 404 ? answer.details : missing);
  }
  return isProblemAnswer(answer)
    ? new CallProblem(status >= 500 ? 'fault' : 'refused', answer.details, answer)
    : new CallProblem('fault', fault);
}

const isProblemAnswer = (answer: unknown): answer is ProblemAnswer =>
  typeof answer === 'object' && answer !== null && 'details' in answer && 'code' in answer;
