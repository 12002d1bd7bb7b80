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
  importFile: { ja: 'ファイルを取り込み', en: 'Imported a file' },
  createImport: { ja: '取り込みを準備', en: 'Prepared an import' },
  startImport: { ja: '取り込みを開始', en: 'Started an import' },
  cancelImport: { ja: '取り込みを中止', en: 'Cancelled an import' },
  resumeImport: { ja: '取り込みを再開', en: 'Resumed an import' },
  sendTestMail: { ja: '試し送り', en: 'Sent a test mail' },
  launchCampaign: { ja: '施策を開始', en: 'Launched a campaign' },
  pauseCampaign: { ja: '施策を一時停止', en: 'Paused a campaign' },
  resumeCampaign: { ja: '施策を再開', en: 'Resumed a campaign' },
  endCampaign: { ja: '施策を終了', en: 'Ended a campaign' },
  writeMonthlyTopic: { ja: '月次のご案内の話題を変更', en: 'Wrote a topic of the monthly mail' },
  approveMonthlyTopic: { ja: '月次のご案内の話題を承認', en: 'Approved a topic of the monthly mail' },
  pauseMonthly: { ja: '月次のご案内を一時停止', en: 'Paused the monthly mail' },
  resumeMonthly: { ja: '月次のご案内を再開', en: 'Resumed the monthly mail' },
  applyVerdictReplay: { ja: '過去の判定を見直し', en: 'Had past verdicts judged anew' },
  keepMeeting: { ja: '会議の数字を記録', en: 'Kept the figures of a meeting' },
  proposeModel: { ja: '配点を試算', en: 'Tried a scoring model' },
  proposeLearned: { ja: '学習した配点を試算', en: 'Tried learned points' },
  compareModels: { ja: '配点の違いを確認', en: 'Compared scoring models' },
  switchModel: { ja: '配点を切り替え', en: 'Switched the scoring model' },
  discardModel: { ja: '配点の試算を取りやめ', en: 'Discarded a scoring model' },
};

/** The kinds of things that are changed: the first part of the path. */
export const auditKinds: Readonly<Record<string, Label>> = {
  settings: { ja: '会社の設定', en: 'Settings' },
  members: { ja: '利用者', en: 'Members' },
  owners: { ja: '営業担当', en: 'Salespeople' },
  imports: { ja: '取り込み', en: 'Imports' },
  campaigns: { ja: '施策', en: 'Campaigns' },
  monthly: { ja: '月次のご案内', en: 'Monthly mail' },
  mails: { ja: 'メール', en: 'Mails' },
  models: { ja: '配点', en: 'Score' },
  verdicts: { ja: '判定', en: 'Verdicts' },
  meetings: { ja: '会議', en: 'Meetings' },
  'set-aside': { ja: '止めた処理', en: 'Work set aside' },
};
