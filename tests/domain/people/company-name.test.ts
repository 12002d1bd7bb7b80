import { describe, expect, it } from 'vitest';
import { namesNoCompany, readCompanyName } from '../../../domain/people/company-name.ts';
import { knownCompany, whyCompaniesAlike } from '../../../domain/people/same-company.ts';

const why = (a: string, b: string) =>
  whyCompaniesAlike({ name: a, domains: [], phones: [] }, { name: b, domains: [], phones: [] });

describe('names of companies', () => {
  it.each([
    ['株式会社サンプル精機', '㈱サンプル精機 浜松'],
    ['株式会社サンプル精機', 'サンプル精機（株）浜松工場'],
    ['株式会社サンプル精機', '株式会社サンプル精機　大阪支店'],
    ['株式会社サンプル精機', 'サンプル精機株式会社 第二工場'],
    ['株式会社サンプル精機', 'サンプル精機東京本社'],
    ['株式会社サンプル精機', '有限会社サンプル精機'],
    ['株式会社サンプル精機', '㈲サンプル精機'],
    ['株式会社サンプル精機', '合同会社サンプル精機'],
    ['ｻﾝﾌﾟﾙ精機㈱', 'サンプル精機 名古屋営業所'],
    ['医療法人社団みほん会', 'みほん会'],
    ['一般社団法人 見本協会', '（一社）見本協会'],
    ['学校法人見本学園', '見本学園'],
    ['Muster GmbH', 'Muster AG'],
    ['Muster GmbH & Co. KG', 'MUSTER SE'],
    ['Exemple S.A.', 'Exemple SAS'],
    ['Esempio S.p.A.', 'Esempio S.r.l.'],
    ['Voorbeeld B.V.', 'Voorbeeld NV'],
    ['Sample Pty Ltd', 'Sample Inc.'],
    ['Sample Co., Ltd.', 'Sample Inc.'],
    ['Sample Company Limited', 'SAMPLE CO.,LTD.'],
    ['Sample K.K.', 'Sample Corporation'],
    ['Sample GmbH', 'Sample LLC'],
    ['Sample Seiki Co., Ltd. Hamamatsu Plant', 'Sample Seiki'],
    ['Sample Seiki, Inc. Osaka', 'Sample Seiki Inc'],
    ['見本商事株式会社 福岡県', '見本商事'],
    ['ABC・ジャパン株式会社', 'ABCジャパン'],
  ])('%s and %s are asked about', (a, b) => {
    expect(why(a, b)).toEqual(['name']);
    expect(why(b, a)).toEqual(['name']);
  });

  it.each([
    ['株式会社サンプル精機', '株式会社サンプル精機ホールディングス'],
    ['株式会社サンプル精機', 'サンプル精機グループ'],
    ['Sample Inc.', 'Sample Holdings Inc.'],
    ['Sample Inc.', 'Sample HD'],
    ['SE Muster', 'AG Muster'],
    ['Saab', 'Sa'],
    ['株式会社サンプル精機', '株式会社サンプル精工'],
    ['日本電見本', '日本'],
    ['株式会社中村工場', '株式会社中村'],
    ['株式会社山田本店', '株式会社山田'],
    ['東京見本', '大阪見本'],
    ['株式会社大阪', '株式会社東京'],
    ['大阪工場', '東京工場'],
    ['サンプル ロボティクス', 'サンプル'],
    ['山田 商店', '山田'],
    ['Sample Seiki', 'Sample'],
    ['Taco Limited', 'Ta Limited'],
    ['Incline Inc.', 'Line Inc.'],
    ['新日本大阪', '新日本'],
    ['株式会社', '有限会社'],
    ['見本商事（株）', '見本物産（株）'],
  ])('%s and %s are not', (a, b) => {
    expect(why(a, b)).toEqual([]);
    expect(why(b, a)).toEqual([]);
  });

  it.each([
    ['㈱サンプル精機 浜松', { base: 'サンプル精機', form: '株', site: '浜松' }],
    ['有限会社サンプル精機大阪支店', { base: 'サンプル精機', form: '有', site: '大阪支店' }],
    ['Sample Seiki Co., Ltd. Hamamatsu Plant', { base: 'sampleseiki', form: '株', site: 'Hamamatsu Plant' }],
    ['サンプル精機ホールディングス株式会社', { isHolding: true, site: '' }],
  ])('%s is taken apart', (name, parts) => {
    expect(readCompanyName(name)).toMatchObject(parts);
  });
});

describe('companies whose people agree', () => {
  const company = (name: string, ...people: readonly (readonly [string, string?])[]) =>
    knownCompany(
      { name },
      people.map(([email, phoneMain]) => ({ email, phoneMain })),
    );

  it('are asked about by a mail domain or the main number, not by free mail', () => {
    const a = company('見本商事', ['a@mihon.example', '06-0000-1000'], ['c@gmail.com']);

    expect(whyCompaniesAlike(a, company('Mihon Trading', ['b@MIHON.example']))).toEqual(['domain']);
    expect(whyCompaniesAlike(a, company('みほん', ['b@gmail.com', '＋81 6 0000 1000']))).toEqual(['phone']);
    expect(whyCompaniesAlike(a, company('別物産', ['b@gmail.com', '06-0000-2000']))).toEqual([]);
    expect(whyCompaniesAlike(a, company('見本商事 大阪', ['b@mihon.example', '0600001000']))).toEqual([
      'name',
      'domain',
      'phone',
    ]);
  });

  it('are not asked about where one is the parent or the holding company of the other', () => {
    const parent = company('見本商事株式会社', ['a@mihon.example']);
    const daughter = { ...company('見本物流', ['b@mihon.example']), parentName: '㈱見本商事' };

    expect(whyCompaniesAlike(parent, daughter)).toEqual([]);
    expect(whyCompaniesAlike(daughter, parent)).toEqual([]);
    expect(whyCompaniesAlike(parent, company('見本ホールディングス', ['c@mihon.example']))).toEqual([]);
  });
});

describe('what people write who have no company', () => {
  it.each([
    '個人',
    '個人事業主',
    '（個人）',
    'フリーランス',
    '自営業',
    'なし',
    '株式会社',
    'Freelancer',
    'N/A',
    '-',
  ])('%s is the name of none', (name) => {
    expect(namesNoCompany(name)).toBe(true);
  });

  it.each(['個人情報保護協会', '株式会社フリー', 'なしの里', 'Individual Software Inc.', 'None Such Ltd'])(
    '%s is a name',
    (name) => {
      expect(namesNoCompany(name)).toBe(false);
    },
  );
});
