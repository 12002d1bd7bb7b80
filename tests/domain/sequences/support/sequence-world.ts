import { mailKeyOf, type PlacedEnrolment } from '../../../../domain/sequences/enrolment.ts';
import { flowOf } from '../../../../domain/sequences/flow.ts';
import { lookAtEnrolment } from '../../../../domain/sequences/look.ts';
import type {
  KnownMail,
  LookFacts,
  SalesSpell,
  SeenAct,
  Version,
} from '../../../../domain/sequences/look-facts.ts';
import { settleMs } from '../../../../domain/sequences/seen-acts.ts';
import type { Effect } from '../../../../domain/sequences/step-look.ts';
import type { Step } from '../../../../domain/sequences/step.ts';
import { iso } from '../../../builders/time.ts';
import { factsOf, sequenceOf, start } from './look-facts.ts';

export type Ses = 'sent' | 'rejected' | 'busy' | 'silent' | 'acceptedSilently';
export type Crash = 'no' | 'beforeCommit' | 'afterCommit' | 'afterSes';

const MINUTE = 60_000;
const LEASE = 15 * MINUTE;

export interface Delivered {
  readonly mailId: string;
  readonly step: string;
  readonly atEpochMs: number;
  readonly isRequested: boolean;
}

/** How the stored enrolment, facts and mail server play together, with crashes and doubles. For tests only. */
export class SequenceWorld {
  facts: LookFacts;
  enrolment: PlacedEnrolment;
  /** An index entry: nothing is decided by it. */
  due: number | undefined;
  rev = 0;
  delivered: Delivered[] = [];
  effects: (Effect & { readonly atEpochMs: number })[] = [];
  /** Called as a mail leaves. */
  watch: (mail: Delivered, facts: LookFacts) => void = () => undefined;
  now: number;

  constructor(
    steps: readonly Step[],
    more: Partial<LookFacts> = {},
    from = start,
    who: Partial<PlacedEnrolment> = {},
  ) {
    this.now = from;
    this.facts = factsOf(steps, more);
    this.enrolment = {
      schemaVersion: 1,
      campaignId: 'c',
      customerId: 'k',
      enrolledAt: iso(from),
      dormancy: 'lapsed',
      state: 'active',
      round: 1,
      sequenceVersion: 1,
      at: flowOf(sequenceOf(steps)).first,
      sinceEpochMs: from,
      path: [],
      version: 0,
      ...who,
    };
    this.due = from;
  }

  /** Something is recorded: an act wakes who waits for one, everything else wakes at once. */
  tell(change: Partial<LookFacts>, wakeAt = this.now): void {
    this.facts = { ...this.facts, ...change };
    if (this.due === undefined) return;
    this.due = Math.min(this.due, wakeAt);
    this.rev++;
  }
  act(kind: SeenAct['kind'], more: Partial<SeenAct> & { readonly step?: string } = {}): void {
    const { step, ...rest } = more;
    const act: SeenAct = {
      kind,
      verdict: 'human',
      atEpochMs: this.now,
      seenAtEpochMs: this.now,
      ...(step === undefined ? {} : { mailId: mailKeyOf(this.enrolment, step) }),
      ...rest,
    };
    const acts = { acts: [...this.facts.acts, act] };
    if (this.enrolment.waitsBecause === 'act') this.tell(acts, this.now + settleMs);
    else this.facts = { ...this.facts, ...acts };
  }
  publish(steps: readonly Step[], underWay: Version['underWay'] = 'move'): void {
    const number = this.facts.versions.length + 1;
    const version = { number, flow: flowOf(sequenceOf(steps)), atEpochMs: this.now, underWay };
    this.tell({ versions: [...this.facts.versions, version] });
  }
  pause(): void {
    this.tell({ campaign: { state: 'paused', pausedAtEpochMs: this.now } });
  }
  resume(): void {
    this.tell({ campaign: { ...this.facts.campaign, state: 'running', resumedAtEpochMs: this.now } });
  }
  sales(...spells: readonly SalesSpell[]): void {
    this.tell({ sales: spells });
  }

  /** One delivery of the due message. `twin`: another worker read the same before this one wrote. */
  look(ses: Ses = 'sent', crash: Crash = 'no', twin = false, between?: Partial<LookFacts>): void {
    if (this.due !== undefined) this.due = this.now + LEASE;
    const read = { enrolment: this.enrolment, facts: { ...this.facts, nowEpochMs: this.now }, rev: this.rev };
    let isWon = false;
    for (let worker = 0; worker < (twin ? 2 : 1); worker++) {
      const after = lookAtEnrolment(read.enrolment, read.facts);
      if (worker === 0 && between !== undefined) this.tell(between);
      if (crash === 'beforeCommit') continue;
      if (this.rev !== read.rev) continue;
      isWon = true;
      this.rev++;
      this.enrolment = after.enrolment;
      this.due = after.dueAtEpochMs;
      this.effects.push(...after.effects.map((effect) => ({ ...effect, atEpochMs: this.now })));
      for (const effect of after.effects)
        if (effect.kind === 'mail') this.claim(effect, crash === 'afterCommit' ? 'silent' : ses, crash);
    }
    // Whoever lost the race reads again, and decides anew.
    if (!isWon && crash !== 'beforeCommit') this.look(ses, crash);
  }

  private claim(effect: Extract<Effect, { kind: 'mail' }>, ses: Ses, crash: Crash): void {
    const claimed: KnownMail = {
      id: effect.mailId,
      textId: effect.step.textId,
      atEpochMs: this.now,
      isRequested: effect.step.requested === true,
      state: 'sending',
    };
    this.facts = { ...this.facts, mails: [...this.facts.mails, claimed] };
    if (ses === 'sent' || ses === 'acceptedSilently') {
      const left = {
        mailId: claimed.id,
        step: effect.step.id,
        atEpochMs: this.now,
        isRequested: claimed.isRequested,
      };
      this.watch(left, this.facts);
      this.delivered.push(left);
    }
    if (crash === 'afterSes' || ses === 'silent' || ses === 'acceptedSilently') return;
    const others = this.facts.mails.filter(({ id }) => id !== claimed.id);
    if (ses === 'busy') this.tell({ mails: others }, this.now + MINUTE);
    else this.tell({ mails: [...others, { ...claimed, state: ses }] });
  }

  /** Time passes and everything works: looks exactly when due. */
  run(until: number): void {
    for (let looks = 0; looks < 5000; looks++) {
      if (this.due === undefined || this.due > until || this.facts.campaign.state === 'paused') break;
      this.now = Math.max(this.now, this.due);
      this.look();
    }
    this.now = Math.max(this.now, until);
  }
  get path(): readonly string[] {
    return this.enrolment.path.map(({ id, outcome }) => `${id}:${outcome}`);
  }
  get sent(): readonly string[] {
    return this.delivered.map(({ step }) => step);
  }
  /** Mails with their moment on a Japanese clock. */
  get mails(): readonly string[] {
    return this.delivered.map(({ step, atEpochMs }) => `${step} ${onJapaneseClock(atEpochMs)}`);
  }
  get reason(): string | undefined {
    return this.enrolment.state === 'done' ? 'finished' : this.enrolment.endedBecause;
  }
}

export const onJapaneseClock = (epochMs: number): string =>
  iso(epochMs + 9 * 3_600_000)
    .slice(0, 16)
    .replace('T', ' ');
