import { expect, it } from 'vitest';
import { holdsRegion } from '../../../domain/people/regions.ts';
import { recordsOf } from '../imports/file-builders.ts';

it.each([
  ['関東', '東京都'],
  ['関西・北陸', '大阪府'],
  ['関西・北陸', '富山県'],
  ['近畿エリア', '京都'],
  ['東京', '東京都'],
  ['東京都、神奈川県', '神奈川県'],
  ['九州', '福岡県'],
  ['北海道', '北海道'],
  ['East', 'east'],
  ['East / West', 'West'],
  ['北海道・東北', '北海道・東北'],
  ['A and B', 'A and B'],
  ['関東甲信越', '新潟県'],
])('the territory %s holds %s', (territory, region) => {
  expect(holdsRegion(territory, region)).toBe(true);
});

it.each([
  ['関西', '東京都'],
  ['東京都', '京都府'],
  ['全国', '東京都'],
  ['', '東京都'],
  ['関東', ''],
])('the territory %s does not hold %s', (territory, region) => {
  expect(holdsRegion(territory, region)).toBe(false);
});

it.each([
  ['〒100-0001 東京都千代田区丸の内1-1-1', '東京都'],
  ['530-0001　大阪府大阪市北区', '大阪府'],
  ['神奈川県', '神奈川県'],
])('of the address %s the region is %s', (cell, region) => {
  expect(recordsOf('account', `会社名,住所\nA社,"${cell}"\n`)).toMatchObject([{ region }]);
  expect(recordsOf('customer', `会社名,氏名,メール,住所\nA社,山田,a@x.example,"${cell}"\n`)).toMatchObject([
    { region },
  ]);
});

it.each(['北海道・東北', '愛知県・岐阜県', '大阪府北部', '東京都内'])(
  'the region %s stays whole',
  (region) => {
    expect(recordsOf('account', `会社名,地域\nA社,${region}\n`)).toMatchObject([{ region }]);
  },
);

it('a region stays as it is called, and of a street without a prefecture nothing is kept', () => {
  expect(recordsOf('account', '会社名,地域\nA社,関東エリア\n')).toMatchObject([{ region: '関東エリア' }]);
  expect(recordsOf('account', '会社名,住所\nA社,"1-1 Chiyoda-ku, Tokyo"\n')[0]).not.toHaveProperty('region');
});
