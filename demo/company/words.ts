/** Names from which the demo company's customers are made. All invented; addresses are under .example. */
export const familyNames = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤', '吉田', '山田', '佐々木', '山口', '松本', '井上', '木村', '林', '斎藤', '清水', '髙田', '山﨑', '阿部', '森', '池田', '橋本', '石川', '前田', '藤田', '𠮷村'] as const;
export const familyKana = ['サトウ', 'スズキ', 'タカハシ', 'タナカ', 'イトウ', 'ワタナベ', 'ヤマモト', 'ナカムラ', 'コバヤシ', 'カトウ', 'ヨシダ', 'ヤマダ', 'ササキ', 'ヤマグチ', 'マツモト', 'イノウエ', 'キムラ', 'ハヤシ', 'サイトウ', 'シミズ', 'タカダ', 'ヤマザキ', 'アベ', 'モリ', 'イケダ', 'ハシモト', 'イシカワ', 'マエダ', 'フジタ', 'ヨシムラ'] as const;
export const givenNames = ['太郎', '健一', '美咲', '直樹', '裕子', '大輔', '恵', '誠', '由美', '翔', '香織', '哲也', '真理子', '浩', '陽子', '拓也', '智子', '修', '彩', '隆'] as const;
export const companyStems = ['東都', '北斗', '瑞穂', '大和', '青葉', '東洋', '西日本', '関東', '中央', '日東', '富士見', '三河', '信州', '瀬戸', '浪速', '平和', '若葉', '千代田', '城南', '港'] as const;
export const companyKinds = ['精機', '食品', '商事', '電装', '樹脂', '物流', '製作所', '金属', '化成', '薬品', '印刷', '紙業', '機工', '建材', '資材'] as const;
export const industries = ['製造業', '製造業', '製造業', '卸売業', '卸売業', '小売業', '運輸業', '建設業'] as const;
export const regions = ['東京', '神奈川', '愛知', '大阪', '福岡', '宮城'] as const;
export const departments = ['生産管理部', '資材部', '購買部', '物流部', '情報システム部', '経営企画部', '総務部', '営業部'] as const;
export const titles = ['部長', '課長', '係長', '主任', '', '本部長', '部長代理', '担当課長', '取締役', ''] as const;
export const products = ['在庫くん', '在庫くん クラウド', '棚卸しナビ', '発注アシスト'] as const;
export const routes = ['展示会', 'Web問い合わせ', '紹介', '広告', 'テレアポ', 'セミナー'] as const;
export const lostReasons = ['予算', '時期', '他社採用', '現行継続', '担当異動'] as const;
export const lastWords = ['人員が固まれば増設したい', '来期の予算で検討したい', '価格がネック。機能は評価', '基幹システムの更新待ち', ''] as const;
