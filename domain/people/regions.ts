/**
 * Whether somebody's territory holds a region: 「関西・北陸」 holds 大阪府, 東京 is 東京都, and anything else is what it is
 * called. 全国 is nobody's territory in particular.
 */
export function holdsRegion(territory: string, region: string): boolean {
  const asked = plain(region);
  // One that is called 北海道・東北 as a whole is that of customers who are listed so.
  return [territory, ...territory.split(/[・、,，/／;；\n]|\s+(?:and|&)\s+/)]
    .map(plain)
    .some((part) => part !== '' && (part === asked || areas.get(part)?.includes(asked) === true));
}

/** 東京 and 東京都 are one, and so are 関西 and 関西エリア. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/(?:地方|エリア|地区|ブロック)$/, '')
    .replace(/^(.{2,3})(?:都|府|県)$/, '$1');

const tohoku = '青森 岩手 宮城 秋田 山形 福島';
const capital = '東京 神奈川 千葉 埼玉';
const kanto = `${capital} 茨城 栃木 群馬`;
const hokuriku = '富山 石川 福井';
const koshinetsu = '山梨 長野 新潟';
const tokai = '愛知 岐阜 三重 静岡';
const kansai = '大阪 京都 兵庫 奈良 滋賀 和歌山';
const chugoku = '鳥取 島根 岡山 広島 山口';
const shikoku = '徳島 香川 愛媛 高知';
const kyushu = '福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島';

const areas: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    東北: tohoku,
    首都圏: capital,
    関東: kanto,
    北関東: '茨城 栃木 群馬',
    南関東: capital,
    北陸: hokuriku,
    甲信越: koshinetsu,
    北信越: `${hokuriku} 新潟 長野`,
    信越: '長野 新潟',
    甲信: '山梨 長野',
    関東甲信越: `${kanto} ${koshinetsu}`,
    東海: tokai,
    中部: `${tokai} ${hokuriku} ${koshinetsu}`,
    関西: kansai,
    近畿: kansai,
    中国: chugoku,
    四国: shikoku,
    中四国: `${chugoku} ${shikoku}`,
    九州: kyushu,
    九州沖縄: `${kyushu} 沖縄`,
  }).map(([area, prefectures]) => [area, prefectures.split(' ')] as const),
);
