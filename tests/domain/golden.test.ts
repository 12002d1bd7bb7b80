import { describe, expect, it } from 'vitest';
import { addBusinessMinutes, defaultCalendar } from '../../domain/kernel/business-calendar.ts';
import type { Bant } from '../../domain/people/bant.ts';
import { dormancyOf, defaultLimits } from '../../domain/audience/dormancy.ts';
import type { Engagement } from '../../domain/engagement/engagement.ts';
import { effectsOf } from '../../domain/handoffs/answer/feedback-effects.ts';
import { fitOf, isSenior, thresholdOf } from '../../domain/interest/fit.ts';
import { foldInterest } from '../../domain/interest/fold-interest.ts';
import { feedbackSchema } from '../../domain/handoffs/handoff.ts';
import { decaysTo, interestAt } from '../../domain/interest/heat.ts';
import { noInterest, temperatureAt, type Temperature } from '../../domain/interest/interest.ts';
import { rankOf, type Rank } from '../../domain/handoffs/rank.ts';
import { preset000, preset001, preset003, type ScoringModel } from '../../domain/interest/scoring-model.ts';
import { readyMadeIn } from '../../domain/audience/ready-made.ts';
import { compileSegment, selectPerson } from '../../domain/audience/segment.ts';
import { aRawEngagement, anEngagement } from '../builders/acts.ts';
import { aHandoff, aReport } from '../builders/handoffs.ts';
import { aPerson, aStanding } from '../builders/people.ts';
import { iso, japan, now, today } from '../builders/time.ts';

/** 従業員数50名以上 +5, ターゲット業界 +5, 部長クラス以上 +10. */
const idealFit = { employees: 50, industry: '製造業', title: '部長' };
const noFit = { employees: 10, industry: '農業', title: '主任' };

interface Seen {
  readonly total: number;
  readonly interest: number;
  readonly temperature: Temperature;
}

/** What a customer amounts to under a model: interest and fit together, and the temperature out of the cold. */
function seen(model: ScoringModel, who: typeof idealFit, acts: readonly Engagement[], at = now): Seen {
  const fit = fitOf(who, model);
  const folded = foldInterest(acts, [], model, 'Asia/Tokyo');
  const interest = interestAt(folded.heat, at, model.halfLifeDays);
  const temperature = temperatureAt({ ...noInterest(thresholdOf(fit, model)), ...folded }, at, model);
  return { total: interest + fit, interest, temperature };
}

const rankFor = (temperature: Temperature, bant: Bant, unansweredCallDays: readonly string[] = []): Rank =>
  rankOf({ temperature, bant, unansweredCallDays, isRequest: false, isSenior: false, askedInWebinar: false });

const webinar = anEngagement(aRawEngagement('webinar'));
const registration = anEngagement(aRawEngagement('registration'));
const download = anEngagement(aRawEngagement('download'));
const visit = anEngagement(aRawEngagement('visit'));
const open = anEngagement(aRawEngagement('open'));
const click = anEngagement(aRawEngagement('click'));

describe('G1: three patterns of handing over, under preset 000', () => {
  it('ranks A at 35 points with a concrete need, a decision-maker met, and three months', () => {
    const { total, temperature } = seen(preset000, idealFit, [webinar]);

    const rank = rankFor(temperature, {
      need: 'concrete',
      authority: 'spokenWith',
      timeframe: 'threeMonths',
    });

    expect(total).toBeCloseTo(35, 6);
    expect(rank).toBe('A');
  });

  it('ranks B at 28 points with half a year and a vague need', () => {
    const { total, temperature } = seen(preset000, { ...noFit, title: '部長' }, [webinar, registration]);

    const rank = rankFor(temperature, { need: 'vague', timeframe: 'halfYear' });

    expect(total).toBeCloseTo(28, 6);
    expect(temperature).toBe('warm');
    expect(rank).toBe('B');
  });

  it('ranks C at 40 points when calls get no answer', () => {
    const { total, temperature } = seen(preset000, idealFit, [webinar, visit]);

    const rank = rankFor(temperature, {}, ['2026-11-17', '2026-11-18', '2026-11-18']);

    expect(total).toBeCloseTo(40, 6);
    expect(temperature).toBe('hot');
    expect(rank).toBe('C');
  });
});

describe('G2: the point table of preset 000', () => {
  it('hands over a department head of a target company at 30, with one document', () => {
    expect(seen(preset000, idealFit, [download])).toMatchObject({
      total: expect.closeTo(30, 6),
      temperature: 'hot',
    });
  });

  it('does not hand over at 29', () => {
    const { heat } = foldInterest([download], [], preset000, 'Asia/Tokyo');
    const whenNine = decaysTo(heat ?? 0, 9, preset000.halfLifeDays);

    const later = seen(preset000, idealFit, [download], whenNine);

    expect(later.total).toBeCloseTo(29, 6);
    expect(later.temperature).not.toBe('hot');
  });

  it('gives 15 for a webinar and 5 for repeated visits', () => {
    expect(preset000.points).toMatchObject({ download: 10, webinar: 15, visit: 5 });
  });

  it('hands over at a total of 80 under preset 001', () => {
    const acts = [webinar, visit, download];

    expect(seen(preset001, idealFit, acts)).toMatchObject({
      total: expect.closeTo(80, 6),
      temperature: 'hot',
    });
    expect(seen(preset001, { ...idealFit, employees: 49 }, acts).temperature).not.toBe('hot');
  });
});

describe('G3: the point table of preset 003, at one instant', () => {
  it('adds open 5, click 10, download 15 and webinar 20 to 50: hot', () => {
    expect(seen(preset003, noFit, [open, click, download, webinar])).toMatchObject({
      interest: expect.closeTo(50, 6),
      temperature: 'hot',
    });
  });

  it('is not hot with open, click and download: 30', () => {
    expect(seen(preset003, noFit, [open, click, download])).toMatchObject({
      interest: expect.closeTo(30, 6),
      temperature: 'warm',
    });
  });

  it('is hot at the same 30 for a department head in a target company of 50 or more (R3)', () => {
    expect(seen(preset003, idealFit, [open, click, download]).temperature).toBe('hot');
  });

  it('gives 25 for a return visit and 30 for an inquiry', () => {
    expect(preset003.points).toMatchObject({ visit: 25, request: 30 });
  });

  it('counts 部長 and above as senior, not 課長 or 部長代理 (R22)', () => {
    const titles = [
      '部長',
      '本部長',
      '事業部長',
      '統括部長',
      '執行役員',
      '代表取締役社長',
      'VP of Sales',
      'CTO',
    ];
    const below = [
      '課長',
      '部長代理',
      '副部長',
      '次長',
      '担当部長',
      '係長',
      'Assistant to the President',
      '',
    ];

    expect(titles.filter((title) => !isSenior(title))).toEqual([]);
    expect(below.filter((title) => isSenior(title))).toEqual([]);
    expect(isSenior('部長代理', ['部長代理'])).toBe(true);
  });
});

describe('G4: 資料請求 on Friday 2026-11-20 at 17:40', () => {
  it('is to be called by Tuesday 11-24 at 9:40, for Monday is a holiday (R6)', () => {
    const due = addBusinessMinutes(japan('2026-11-20T17:40'), 60, defaultCalendar);

    expect(iso(due)).toBe(iso(japan('2026-11-24T09:40')));
  });
});

const talk = (bant: Bant) =>
  effectsOf(aReport('reached', { bant }), aHandoff(), aStanding({ status: 'mql' }), today);

describe('G6: BANT and SQL', () => {
  it('makes an SQL of four out of four', () => {
    const all: Bant = {
      budget: 'secured',
      authority: 'decisionMaker',
      need: 'concrete',
      timeframe: 'threeMonths',
    };

    expect(talk(all).standing.status).toBe('sql');
  });

  it('makes no SQL of three out of four at setting 4', () => {
    const three: Bant = {
      budget: 'applying',
      authority: 'decisionMaker',
      need: 'concrete',
      timeframe: 'threeMonths',
    };

    expect(talk(three).standing.status).toBe('sal');
  });
});

describe('G7: a dormant person who clicks', () => {
  it('stays in the dormant segment and gains interest (R1)', () => {
    const person = aPerson();
    const everyone = readyMadeIn('JPY')[0] ?? { id: 'all', name: { ja: '', en: '' }, conditions: [] };
    const rules = { ownDomains: [], competitorDomains: [], permittedMonths: 24 };

    const dormancy = dormancyOf(person, today, defaultLimits);
    const after = foldInterest([click], [], preset003, 'Asia/Tokyo');
    const candidate = { person, dormancy, temperature: 'cold', campaigns: [] } as const;

    expect(selectPerson(candidate, compileSegment(everyone, today), today, rules)).toMatchObject({
      kind: 'selected',
    });
    expect(interestAt(after.heat, now, preset003.halfLifeDays)).toBeCloseTo(10, 6);
  });
});

describe('G9: the sample answers of the article', () => {
  it.each([
    '課長は前向きだが、決裁者の反応は未確認',
    'A社、重視する点:サポート体制、初期費用',
    '稟議が2段階必要、ITリテラシーにバラつきあり',
    '4/18に競合比較表送付予定、4/22週に部長との面談を打診',
  ])('can be reported in the words of sales: %s', (note) => {
    const report = aReport('reached', { note, channel: 'phone' });

    expect(feedbackSchema.parse(report)).toEqual(report);
  });
});
