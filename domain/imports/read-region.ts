import { halfWidth } from './clean-text.ts';
import type { FieldReader } from './kind-reader.ts';
import { empty, value } from './parsed.ts';

/** A region, by which territories and segments are told: of a whole address its prefecture alone. */
export const asRegion: FieldReader<string> = {
  spoken: true,
  read: (cell, { title }) => {
    const bare = halfWidth(cell)
      .trim()
      .replace(/^〒?\s*\d{3}-?\d{4}\s*/, '');
    const [found = '', prefecture] = PREFECTURE.exec(bare) ?? [];
    const isAddress = /住所|所在地|address/i.test(title);
    // 北海道・東北 and 大阪府北部 are regions of their own.
    if (prefecture !== undefined && (isAddress || WITHIN.test(bare.slice(found.length))))
      return value(prefecture);
    // A street is no region.
    return isAddress ? empty : value(cell);
  },
};

/** What an address names within its prefecture. */
const WITHIN = /^\s*(?:$|[^・、,，/／〜～~]{0,12}[市区町村郡島\d])/;

const PREFECTURE =
  /^(?:日本国?\s*)?(北海道|東京都|(?:大阪|京都)府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)/;
