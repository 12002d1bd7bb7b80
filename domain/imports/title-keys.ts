import { columnKey } from './clean-text.ts';
import { decidesByTitle } from './refusal-title.ts';
import { words } from './words.ts';

/** The title, and the title without a remark in brackets. */
export const keysOf = (title: string): readonly string[] => {
  const remark =
    /[(（[【](?:必須|任意|複数|選択|択一|自由|記述|全角|半角|単位|税|例|形式|正式|略称|required|optional|[百千万億]?[千万億]?円|yyyy|分|名|人)[^)）\]】]*[)）\]】]/gi;
  const keys = [title, title.replaceAll(remark, '')].flatMap((each) => [
    columnKey(each),
    columnKey(each.replace(asking, '')),
  ]);
  // お役職, ご担当, 最終ご購入日: the same without the politeness.
  const plainer = keys.map((key) => key.replaceAll(/^お(?=[役電名勤部])|^御|ご(?=[購注契担連受利役])/g, ''));
  return [...new Set([...keys, ...plainer])].filter((key) => key !== '');
};

/** ご用件をお選びください: the question of a form is named for what it asks. */
const asking =
  /(?:を|について)?(?:お|ご)?(?:選び|選択|記入|入力|記載|教え|聞かせ)(?:して|て)?(?:ください|下さい)[。.]?\s*$/;

/**
 * What follows a prefix that says no more than the kind of record does, such as `取引先責任者: メール`. Any other prefix
 * (紹介者, 上司, 前任) makes it somebody else's, and a word of refusing makes it another thing.
 */
export const keysBehindPrefix = (title: string): readonly string[] => {
  const [, prefix = '', rest = ''] = /^([^:：.]+)[:：.]\s*(.+)$/.exec(title) ?? [];
  const isOwn = ownPrefixes.has(columnKey(prefix)) || /^[a-z]{0,2}[0-9]{0,3}$/i.test(columnKey(prefix));
  return isOwn && rest !== '' && !decidesByTitle(title) ? keysOf(rest) : [];
};

/** By whichever of its parts a title may be known. */
export const anyKeysOf = (title: string): readonly string[] => [...keysOf(title), ...keysBehindPrefix(title)];

const ownPrefixes: ReadonlySet<string> = new Set(
  words(`
      取引先責任者 | 取引先責任者名 | 取引先 | 取引先名 | 連絡先 | 顧客 | お客様 | 会社 | 企業 | 商談 | 案件 | リード
      参加者 | 申込者 | 登録者 | 回答者 | 基本情報 | 基本 | 会員 | 先方 | contact | account | company | lead | customer
      person | opportunity | deal | primary contact | participant | attendee | registrant | properties | field | record
    `).map(columnKey),
);
