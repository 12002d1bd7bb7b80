import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSequence, sequenceWarnings } from '../../../domain/sequences/check-sequence.ts';
import { formerStepsSchema, namedSteps, stepsOfFormer } from '../../../domain/sequences/former-steps.ts';
import { sequenceSchema, threeMails } from '../../../domain/sequences/sequence.ts';
import type { Step, WaitForStep } from '../../../domain/sequences/step.ts';
import { against } from './support/arbitrary-sequences.ts';
import { aWebinar, mail, sequenceOf, three, wait, waitForClick } from './support/look-facts.ts';

const problems = (steps: readonly Step[], before: readonly Step[] = []): readonly string[] =>
  checkSequence(sequenceOf(steps), {
    ...against,
    before: before.length === 0 ? [] : [sequenceOf(before)],
  }).map(({ place, message }) => `${place}: ${message.en}`);
const clickOn = (mails: string[], link?: string): WaitForStep => ({
  id: 'd',
  kind: 'waitFor',
  act: { kind: 'click', mails, ...(link === undefined ? {} : { link }) },
  limit: { days: 3 },
  happened: [],
  otherwise: [],
});

describe('46 a save refuses', () => {
  it.each<[string, readonly string[]]>([
    ['a step below an end', problems([mail('a'), { id: 'e', kind: 'end' }, mail('b')])],
    [
      'a step below arms that all end',
      problems([
        mail('a'),
        waitForClick('d', ['a'], 3, [{ id: 'e', kind: 'end' }], [{ id: 'f', kind: 'end' }]),
        mail('b'),
      ]),
    ],
  ])('%s', (_, found) => {
    expect(found).toEqual([
      'steps.2: Nobody gets here: everything above has ended. Remove the end above, or this step.',
    ]);
  });

  it('an act on a mail that does not stand above, or on a link that it lacks', () => {
    expect(problems([clickOn(['a']), mail('a')])).toEqual([
      'steps.0: No mail "a" stands above this step. Above are: none.',
    ]);
    expect(problems([mail('a'), clickOn(['a'], 'https://no.example')])[0]).toContain('has no link');
    expect(problems([mail('a'), clickOn(['a'], 'asset')])).toHaveLength(1);
    expect(problems([mail('a', { assetId: 'eve' }), clickOn(['a'], 'asset')])).toEqual([]);
    expect(problems([mail('a'), clickOn(['a'], 'consultation')])).toEqual([]);
  });

  it('a missing text, an unknown document or webinar', () => {
    expect(problems([mail('a', { template: 'nurture-custom' })])[0]).toContain('no Japanese text');
    expect(problems([mail('a', { assetId: 'none' })])[0]).toContain('eve, day, recording, ask');
    expect(problems([aWebinar({ session: 'none' })])[0]).toContain('no webinar "none"');
  });

  it('an id that is used twice, or was another kind of step', () => {
    expect(problems([mail('a'), wait('a', 3)])[0]).toContain('used twice');
    expect(problems([wait('a', 3)], [mail('a')])).toEqual([
      'steps: "a" was a mail in an earlier version. Give a new step a new id.',
    ]);
  });

  it('nothing at all, too much, too deep, no share, no limit', () => {
    expect(problems([])[0]).toContain('no steps');
    expect(problems(Array.from({ length: 61 }, (_, n) => mail(`m${n}`)))[0]).toContain('61 steps');
    const nested = (depth: number): Step =>
      waitForClick(`d${depth}`, ['a'], 3, depth === 0 ? [] : [nested(depth - 1)]);
    expect(problems([mail('a'), nested(2)])).toEqual([]);
    expect(problems([mail('a'), nested(3)])[0]).toContain('steps.1.happened.0.happened.0.happened.0');
    const arm = (id: string) => ({ id, weight: 0, steps: [] });
    expect(problems([{ id: 's', kind: 'split', arms: [arm('p'), arm('q')] }])).toHaveLength(1);
    expect(problems([{ id: 's', kind: 'split', arms: [{ ...arm('p'), weight: 1 }, arm('p')] }])).toHaveLength(
      1,
    );
    expect(problems([mail('a'), waitForClick('d', ['a'], 0, [])])[0]).toContain('limit is 0 days');
  });

  it('a field that nobody knows, at its place in the document', () => {
    const written = sequenceOf([mail('a'), clickOn(['a'])]);
    const wrong = JSON.parse(
      JSON.stringify(written).replace('"limit":{"days":3}', '"limit":{"days":3,"hurs":2}'),
    );
    const misspelt = JSON.parse(JSON.stringify(written).replace('"textId"', '"txtId"'));
    const placesOf = (value: unknown) =>
      sequenceSchema.safeParse(value).error?.issues.map(({ path }) => path.join('.'));

    expect(placesOf(wrong)).toEqual(['steps.1.limit']);
    expect(placesOf(misspelt)).toEqual(['steps.0']);
    expect(placesOf(written)).toBeUndefined();
  });
});

it('two mails less than a week apart are no mistake, and are told', () => {
  expect(sequenceWarnings(sequenceOf([mail('a'), wait('w', 3), mail('b')]))).toMatchObject([
    { place: 'steps.2', step: 'b' },
  ]);
  expect(sequenceWarnings(sequenceOf(three))).toEqual([]);
});

describe('the shipped sequence', () => {
  it('passes its own checks, and is what its schema reads', () => {
    const assets = ['guide', 'case-study', 'webinar'];

    const about = { ...threeMails, topic: { ja: '', en: 'elevator maintenance' } };

    expect(checkSequence(about, { ...against, languages: ['ja', 'en'], assets })).toEqual([]);
    expect(sequenceSchema.parse(threeMails)).toEqual(threeMails);
  });

  it('is about whatever the company sells: nothing is mailed before somebody says it', () => {
    const assets = ['guide', 'case-study', 'webinar'];

    expect(checkSequence(threeMails, { ...against, assets })).toMatchObject([{ place: 'topic' }]);
  });

  it.each([
    ['of one’s own that names no topic', { ja: { subject: 'ご案内', body: 'こんにちは' } }, []],
    ['of one’s own that names it', { ja: { subject: '{{ topic }}', body: 'x' } }, [{ place: 'topic' }]],
    ['that speaks of the relation', { ja: { subject: 'x', body: '{{ relation }}' } }, [{ place: 'topic' }]],
  ])('asks for a topic of a letter %s', (_, text, found) => {
    const sequence = {
      ...threeMails,
      steps: [{ id: 'own', kind: 'mail' as const, template: 'nurture-custom' as const, text }],
    };

    expect(checkSequence(sequence, { ...against, languages: ['ja'] })).toMatchObject(found);
  });
});

it('says of a document that is offered no more what it is, and which there are', () => {
  const guide = { id: 'own', kind: 'mail' as const, template: 'nurture-document' as const, assetId: 'old' };
  const sequence = { ...threeMails, steps: [guide] };

  const [problem] = checkSequence(sequence, { ...against, assets: ['new'], withdrawn: ['old'] });

  expect(problem?.message.en).toContain('"old" is offered no more. Choose another. There are: new.');
});

describe('steps as release 0.3 and before wrote them', () => {
  const plain = [0, 14, 35].map((afterDays) => ({ template: 'nurture-custom' as const, afterDays }));

  it('become mails and the waits between them, named by their place where they had no id', () => {
    expect(
      stepsOfFormer(plain).map((step) => [step.id, step.kind === 'wait' ? step.until : step.kind]),
    ).toEqual([
      ['0', 'mail'],
      ['1.wait', { days: 14 }],
      ['1', 'mail'],
      ['2.wait', { days: 21 }],
      ['2', 'mail'],
    ]);
  });

  it('came no sooner when they were written later, and the first at once', () => {
    const days = [3, 14, 7].map((afterDays) => ({ template: 'nurture-custom' as const, afterDays }));

    expect(stepsOfFormer(days).flatMap((step) => (step.kind === 'wait' ? [step.until] : []))).toEqual([
      { days: 14 },
    ]);
  });

  it('get ids at a launch, and two have not the same', () => {
    expect(namedSteps(plain).map(({ id }) => id)).toEqual(['mail-1', 'mail-2', 'mail-3']);
    expect(() => formerStepsSchema.parse(plain.map((step) => ({ ...step, id: 'same' })))).toThrow(
      'the same id',
    );
    expect(() => formerStepsSchema.parse([])).toThrow();
  });

  it('get ids that no later step has, and that never change', () => {
    const ids = fc.uniqueArray(fc.constantFrom('mail-1', 'mail-2', 'mail-3', 'mail-4', 'own'), {
      maxLength: 5,
    });
    const mixed = fc
      .tuple(ids, fc.array(fc.nat(5), { maxLength: 5 }))
      .map(([own, places]) =>
        places.reduce<readonly (string | undefined)[]>((all, at) => all.toSpliced(at, 0, undefined), own),
      );
    fc.assert(
      fc.property(mixed, (own) => {
        const named = namedSteps(own.map((id) => ({ template: 'nurture-custom', afterDays: 0, id }))).map(
          ({ id }) => id,
        );

        expect(new Set(named).size).toBe(own.length);
        expect(named.map((id, place) => (own[place] === undefined ? undefined : id))).toEqual(own);
      }),
    );
  });
});
