import type { AuditLine } from './settings.ts';
import type { Label } from './labels.ts';

/** What somebody did by a route that writes, for the audit log. */
export const auditLabels: Readonly<Record<string, Label>> = {
  changeSettings: { ja: '会社の設定を変更', en: 'Changed the settings' },
  retrySetAside: { ja: '止めていた処理を再開', en: 'Put work that was set aside back' },
  inviteMember: { ja: '利用者を招待', en: 'Invited a member' },
  changeMember: { ja: '利用者を変更', en: 'Changed a member' },
  removeMember: { ja: '利用者を削除', en: 'Removed a member' },
  inviteOwners: { ja: '営業担当に案内を送信', en: 'Introduced Rekindle to salespeople' },
  changeAbsence: { ja: '営業担当の不在を変更', en: 'Changed an absence' },
  tellCompaniesApart: { ja: '似た会社を別の会社と回答', en: 'Said that two companies are two' },
  mergeCompanies: { ja: '同じ会社をまとめる', en: 'Merged two companies into one' },
  undoCompanyMerge: { ja: 'まとめた会社を2社に戻す', en: 'Took a merge of two companies back' },
  confirmAddress: { ja: '不達のアドレスの確認', en: 'Confirmed an address' },
  closeCases: { ja: '返信・お問い合わせを確認済みに', en: 'Dealt with what a contact wrote' },
  refuseMails: { ja: '配信停止のお申し出の記録', en: 'Recorded that a contact wants no mails' },
  liftExclusion: { ja: '会社の除外を解除', en: 'Took a company in again' },
  tellApart: { ja: '似た担当者を別の方と回答', en: 'Said that two contacts are two people' },
  mergeContacts: { ja: '同じ担当者をまとめる', en: 'Merged two contacts into one' },
  undoMerge: { ja: 'まとめた担当者を元に戻す', en: 'Took a merge of two contacts back' },
  acceptContactChange: { ja: '退職・異動を確認', en: 'Confirmed that a contact has left or moved' },
  dismissContactChange: { ja: '退職・異動ではないと回答', en: 'Said that a contact is still there' },
  exportPerson: { ja: '個人情報を書き出し（開示）', en: 'Gave out what is stored of a person' },
  erasePerson: { ja: '個人情報を消去', en: 'Erased a person' },
  takeLead: { ja: '電話する方を引き受け', en: 'Took a lead to call' },
  importFile: { ja: 'ファイルを取り込み', en: 'Imported a file' },
  createImport: { ja: '取り込みを準備', en: 'Prepared an import' },
  startImport: { ja: '取り込みを開始', en: 'Started an import' },
  saveImportMapping: { ja: '列の対応を保存', en: 'Saved what columns mean' },
  removeImportMapping: { ja: '列の対応を削除', en: 'Removed what columns mean' },
  cancelImport: { ja: '取り込みを中止', en: 'Cancelled an import' },
  undoImport: { ja: '取り込みを元に戻す', en: 'Undid an import' },
  resumeImport: { ja: '取り込みを再開', en: 'Resumed an import' },
  resumeSending: { ja: '復元のあとの送信を再開', en: 'Let mails go out after a backup was restored' },
  sendTestMail: { ja: '試し送り', en: 'Sent a test mail' },
  createSegment: { ja: '対象条件を保存', en: 'Saved a segment' },
  changeSegment: { ja: '対象条件を変更', en: 'Changed a segment' },
  cloneSegment: { ja: '対象条件を複製', en: 'Cloned a segment' },
  removeSegment: { ja: '対象条件を削除', en: 'Removed a segment' },
  takeSegmentExport: { ja: '対象条件の名簿を書き出し', en: 'Took the people of a segment as a file' },
  launchCampaign: { ja: '施策を開始', en: 'Launched a campaign' },
  pauseCampaign: { ja: '施策を一時停止', en: 'Paused a campaign' },
  resumeCampaign: { ja: '施策を再開', en: 'Resumed a campaign' },
  endCampaign: { ja: '施策を終了', en: 'Ended a campaign' },
  saveSequence: { ja: 'シナリオを保存・承認', en: 'Saved or approved a sequence' },
  publishEdit: { ja: '施策のシナリオを変更', en: 'Changed the sequence of a campaign' },
  writeMonthlyTopic: { ja: '月次のご案内の話題を変更', en: 'Wrote a topic of the monthly mail' },
  approveMonthlyTopic: { ja: '月次のご案内の話題を承認', en: 'Approved a topic of the monthly mail' },
  pauseMonthly: { ja: '月次のご案内を一時停止', en: 'Paused the monthly mail' },
  resumeMonthly: { ja: '月次のご案内を再開', en: 'Resumed the monthly mail' },
  applyVerdictReplay: { ja: '過去の判定を見直し', en: 'Had past verdicts judged anew' },
  keepMeeting: { ja: '会議の数字を記録', en: 'Kept the figures of a meeting' },
  markDecision: { ja: '決めたことの済み・未了を変更', en: 'Marked a decision as done or not' },
  sendMeetingMail: { ja: '会議の資料をメールで送信', en: 'Mailed the page of the meeting' },
  proposeModel: { ja: '配点を試算', en: 'Tried a scoring model' },
  proposeLearned: { ja: '学習した配点を試算', en: 'Tried learned points' },
  compareModels: { ja: '配点の違いを確認', en: 'Compared scoring models' },
  switchModel: { ja: '配点を切り替え', en: 'Switched the scoring model' },
  discardModel: { ja: '配点の試算を取りやめ', en: 'Discarded a scoring model' },
};

/** What a line is about where the route alone does not tell: files that were only read, refusals taken back. */
const toldByFields: readonly {
  readonly routes: readonly string[];
  readonly field: string;
  readonly label: Label;
}[] = [
  {
    routes: ['importFile', 'createImport', 'startImport'],
    field: 'dryRun',
    label: { ja: 'ファイルを試し読み（保存なし）', en: 'Read a file on trial (nothing stored)' },
  },
  {
    routes: ['importFile', 'createImport', 'startImport'],
    field: 'undo',
    label: { ja: '取り込んだ配信停止を取り消し', en: 'Took imported refusals back' },
  },
];

/** What somebody did, as a line of the log tells it; undefined: a route that nobody knows any more. */
export function auditLabelOf({ route, changes }: Pick<AuditLine, 'route' | 'changes'>): Label | undefined {
  const told = toldByFields.find(
    ({ routes, field }) =>
      routes.includes(route) && changes.some((change) => change.field === field && isYes(change.after)),
  );
  return told?.label ?? auditLabels[route];
}

const isYes = (text: string | undefined): boolean => text === '1' || text === 'true';

/** The kinds of things that are changed: the first part of the path. */
export const auditKinds: Readonly<Record<string, Label>> = {
  settings: { ja: '会社の設定', en: 'Settings' },
  members: { ja: '利用者', en: 'Members' },
  owners: { ja: '営業担当', en: 'Salespeople' },
  imports: { ja: '取り込み', en: 'Imports' },
  'import-mappings': { ja: '列の対応', en: 'Meanings of columns' },
  segments: { ja: '対象条件', en: 'Segments' },
  'segment-exports': { ja: '名簿の書き出し', en: 'Exports of segments' },
  learning: { ja: '学習', en: 'Learning' },
  campaigns: { ja: '施策', en: 'Campaigns' },
  sequences: { ja: 'シナリオ', en: 'Sequences' },
  monthly: { ja: '月次のご案内', en: 'Monthly mail' },
  sending: { ja: '配信', en: 'Sending' },
  mails: { ja: 'メール', en: 'Mails' },
  companies: { ja: '会社', en: 'Companies' },
  contacts: { ja: '担当者', en: 'Contacts' },
  'personal-data': { ja: '個人情報', en: 'Personal data' },
  leads: { ja: 'リード', en: 'Leads' },
  models: { ja: '配点', en: 'Score' },
  verdicts: { ja: '判定', en: 'Verdicts' },
  meetings: { ja: '会議', en: 'Meetings' },
  'set-aside': { ja: '止めた処理', en: 'Work set aside' },
};
