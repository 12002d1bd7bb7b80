import { consentBasisLabels } from '../../../contract/labels.ts';
import type { AuditLine } from '../../../contract/settings.ts';
import { roleNames } from '../../frame/role-names.ts';
import { labelled, word } from '../../words/language.ts';
import { placeOf, type SettingField } from '../settings/setting-field.ts';
import { settingFields } from '../settings/setting-fields.ts';

type Change = AuditLine['changes'][number];

/** What is sent with many a request and says nothing while it is off, or is no content. */
const silent = ['lang', 'launchKey', 'confirmCount'];
const isOff = ({ before, after }: Change): boolean =>
  before === undefined && (after === '0' || after === 'false' || after === '[]' || after === '{}');

/** The changes of a line that tell something. */
export const tellingChanges = ({ changes }: AuditLine): readonly Change[] =>
  changes.filter((change) => !silent.includes(change.field) && !isOff(change));

/** A field as people call it; what has no such name keeps its own. */
export function fieldName(field: string): string {
  const last = field.split('.').at(-1) ?? field;
  const all: readonly SettingField[] = settingFields.flatMap(({ fields }) => fields);
  const setting =
    all.find((each) => placeOf(each) === field) ?? all.find(({ id }) => id === last && !common.includes(id));
  return (fieldWords[field] ?? setting?.name ?? fieldWords[last])?.() ?? field;
}

/** Names that other things have too. */
const common: readonly string[] = ['country', 'isOn', 'weekday', 'at', 'domains'];

/** A value as people read it. */
export function valueText(field: string, value: string): string {
  if (field === 'basis') return labelled(consentBasisLabels, value);
  if (field === 'roles' || field === 'role')
    return Object.entries(roleNames)
      .filter(([role]) => value.includes(role))
      .map(([, name]) => name())
      .join('・');
  const flag = flags.includes(field) ? { 0: 'false', 1: 'true' }[value] : undefined;
  return { true: words.yes(), false: words.no() }[flag ?? value] ?? value;
}

/** Flags that addresses spell as 0 and 1. */
const flags: readonly string[] = ['dryRun', 'undo'];

const words = { yes: word('はい', 'yes'), no: word('いいえ', 'no') };

const fieldWords: Readonly<Record<string, () => string>> = {
  file: word('ファイル', 'File'),
  kind: word('種類', 'Kind'),
  basis: word('配信の根拠', 'Ground for mailing'),
  basisOn: word('根拠の日', 'Day of the ground'),
  evidence: word('根拠の記録', 'Evidence'),
  declaredBy: word('申告した方', 'Declared by'),
  dryRun: word('試し読み', 'On trial'),
  undo: word('取り消し', 'Taken back'),
  mapping: word('列の対応', 'What columns mean'),
  preset: word('書き出し元', 'Exported by'),
  sheet: word('シート', 'Sheet'),
  dateOrder: word('日付の順', 'Order of dates'),
  session: word('ウェビナー', 'Webinar'),
  durationMinutes: word('時間（分）', 'Minutes'),
  parts: word('分割数', 'Parts'),
  name: word('名前', 'Name'),
  'name.ja': word('名前（日本語）', 'Name (Japanese)'),
  'name.en': word('名前（英語）', 'Name (English)'),
  names: word('氏名', 'Names'),
  email: word('メール', 'Mail'),
  roles: word('役割', 'Roles'),
  role: word('役割', 'Role'),
  locale: word('言語', 'Language'),
  ownerId: word('営業担当', 'Salesperson'),
  deputyName: word('代わりの方', 'Deputy'),
  absentFrom: word('不在の最初の日', 'Away from'),
  absentUntil: word('不在の最後の日', 'Away until'),
  segmentId: word('対象条件', 'Segment'),
  sequenceId: word('シナリオ', 'Sequence'),
  continuous: word('あとから休眠になった方も加える', 'Takes in the newly dormant'),
  mayOverlap: word('ほかの施策を配信中の方にも送る', 'Also those in another campaign'),
  ownerReviewDays: word('営業確認の日数', 'Days for owners to look'),
  control: word('効果の比較', 'Comparison'),
  state: word('状態', 'State'),
  template: word('メール', 'Mail'),
  to: word('宛先', 'To'),
  because: word('理由', 'Reason'),
  excluded: word('対象から除外', 'Left out'),
  excludedBecause: word('除外した理由', 'Why left out'),
  decisions: word('決めたこと', 'Decisions'),
  country: word('国', 'Country'),
  ownDomains: word('自社のドメイン', 'Own domains'),
  competitorDomains: word('競合のドメイン', 'Domains of competitors'),
  assets: word('資料', 'Assets'),
  insideSales: word('インサイドセールス', 'Inside sales'),
  feedbackMail: word('営業の回答のまとめメール', 'Mail about the answers of sales'),
  tracksUnasked: word('同意を尋ねていない方の計測', 'Measuring those not asked'),
  rule: word('条件', 'Rule'),
  version: word('版', 'Version'),
};
