import { describe, expect, it } from 'vitest';
import { refusalMessage } from '../../../domain/imports/refusal-messages.ts';
import { readFileOf, recordsOf } from './file-builders.ts';

const owner = (titles: string, cells: string) =>
  recordsOf('owner', `氏名,メール,${titles}\n田中 一郎,t@own.example,${cells}\n`)[0];

describe('a list of salespeople', () => {
  it.each([
    ['備考', '3月退職'],
    ['備考', '2026/9に退職しました'],
    ['ステータス', '休職中'],
    ['Status', 'Inactive'],
    ['不在期間', '産休中'],
    ['備考', '育休中（鈴木代行）'],
    ['備考', '定年退職のため鈴木へ引継ぎ'],
    ['在籍', '×'],
  ])('tells by %s: %s that somebody gets no leads', (title, cell) => {
    expect(owner(title, cell)).toMatchObject({ name: '田中 一郎', retired: true });
  });

  it.each([
    ['備考', '退職金制度の担当'],
    ['ステータス', '正社員'],
    ['Status', 'Active'],
    ['上長', '佐藤（退職）'],
    ['不在期間', '育休から復帰'],
    ['不在期間', '産休代替で着任'],
    ['備考', '休職中の鈴木の代行'],
    ['備考', '田中退職のため引継ぎ'],
    ['備考', '田中さん退職のため担当'],
    ['備考', 'Took over from John who has left the company'],
  ])('but not by %s: %s', (title, cell) => {
    expect(owner(title, cell)?.retired).not.toBe(true);
  });

  it.each(['佐藤（育休代替）', '佐藤（産休明け）', '佐藤（退職者フォロー）'])(
    'but not by the name %s',
    (name) => {
      expect(recordsOf('owner', `氏名,メール\n${name},t@own.example\n`)).not.toMatchObject([
        { retired: true },
      ]);
    },
  );

  it('takes a name without what a list writes around it', () => {
    expect(recordsOf('owner', '氏名,メール,上長\n高橋（退職）,t@own.example,佐藤部長\n')).toMatchObject([
      { name: '高橋', retired: true, managerName: '佐藤部長' },
    ]);
  });

  it.each(['営業 一', '佐藤（東京）', '佐藤（大阪）', '東京営業所'])('keeps the name %s', (name) => {
    expect(recordsOf('owner', `氏名,メール\n${name},t@own.example\n`)).toMatchObject([{ name }]);
    expect(
      recordsOf('customer', `会社名,氏名,メール,営業担当\nA社,山田,a@x.example,${name}\n`),
    ).toMatchObject([{ ownerName: name }]);
  });

  it('calls somebody who has left alike in a list of people', () => {
    const people = recordsOf('customer', '会社名,氏名,メール,営業担当\nA社,山田,a@x.example,高橋（退職）\n');
    expect(people).toMatchObject([{ ownerName: '高橋' }]);
    expect(people[0]).not.toHaveProperty('retired');
  });

  it.each([
    ['2026/12/1～2026/12/10', { absentFrom: '2026-12-01', absentUntil: '2026-12-10' }],
    ['12月1日は不在', {}],
    ['2026年12月1日から12月10日まで', { absentFrom: '2026-12-01', absentUntil: '2026-12-10' }],
    ['2026/12/28 - 2027/1/4', { absentFrom: '2026-12-28', absentUntil: '2027-01-04' }],
    ['2026/12/1', { absentFrom: '2026-12-01' }],
  ])('takes an absence of one column: %s', (cell, expected) => {
    expect(owner('不在期間', cell)).toMatchObject(expected);
  });

  it('says that somebody gets no leads, and by which cell', () => {
    const { warnings } = readFileOf('owner', '氏名,メール,備考\n高橋（退職）,t@own.example,3月退職\n');
    expect(warnings.map(({ column, code }) => `${column} ${code}`)).toEqual([
      '氏名 ownerAway',
      '備考 ownerAway',
    ]);
  });

  it('takes somebody in again who is back', () => {
    expect(owner('ステータス', '在籍')).toMatchObject({ retired: false });
  });

  it('takes a limit with its unit', () => {
    expect(owner('上限', '10件')).toMatchObject({ openHandoffs: 10 });
  });
});

it('a whole domain in a list of opt-outs is no address, and says where it belongs', () => {
  const { rows, refusals } = readFileOf('optOut', 'メール\na@x.example\n*@y.example\n@z.example\n');
  expect(rows).toHaveLength(1);
  expect(refusals.map(({ code }) => code)).toEqual(['wholeDomain', 'wholeDomain']);
  expect(refusals[0] && refusalMessage(refusals[0], 'ja')).toContain('exclusion.competitorDomains');
});
