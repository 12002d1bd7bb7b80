import type { RouteName } from '../data/call-api.ts';
import { word } from '../words/language.ts';
import type { Page } from './page.ts';

/** One page: where it is, the route without which it is nothing, and its code, loaded when it is first opened. */
export interface PageEntry {
  readonly pattern: string;
  readonly needs: RouteName;
  readonly load: () => Promise<Page>;
}

export const pages: readonly PageEntry[] = [
  {
    pattern: '/',
    needs: 'listHandoffs',
    load: async () => (await import('../pages/start/start-page.tsx')).StartPage,
  },
  {
    pattern: '/contacts',
    needs: 'listLeads',
    load: async () => (await import('../pages/contacts/contacts-page.tsx')).ContactsPage,
  },
  {
    pattern: '/contacts/alike',
    needs: 'listAlike',
    load: async () => (await import('../pages/contacts/alike-page.tsx')).AlikePage,
  },
  {
    pattern: '/contacts/changes',
    needs: 'listContactChanges',
    load: async () => (await import('../pages/contacts/changes-page.tsx')).ChangesPage,
  },
  {
    pattern: '/contacts/cases',
    needs: 'listCases',
    load: async () => (await import('../pages/contacts/cases-page.tsx')).CasesPage,
  },
  {
    pattern: '/contacts/{id}',
    needs: 'showLead',
    load: async () => (await import('../pages/contact/contact-page.tsx')).ContactPage,
  },
  {
    pattern: '/companies',
    needs: 'listCompanies',
    load: async () => (await import('../pages/companies/companies-page.tsx')).CompaniesPage,
  },
  {
    pattern: '/companies/alike',
    needs: 'listAlikeCompanies',
    load: async () => (await import('../pages/companies/alike-companies-page.tsx')).AlikeCompaniesPage,
  },
  {
    pattern: '/companies/{id}',
    needs: 'showCompany',
    load: async () => (await import('../pages/company/company-page.tsx')).CompanyPage,
  },
  {
    pattern: '/imports',
    needs: 'importFile',
    load: async () => (await import('../pages/imports/import-page.tsx')).ImportPage,
  },
  {
    pattern: '/segments',
    needs: 'listSegments',
    load: async () => (await import('../pages/segments/segments-page.tsx')).SegmentsPage,
  },
  {
    pattern: '/segments/{id}',
    needs: 'showSegment',
    load: async () => (await import('../pages/segments/segment-page.tsx')).SegmentPage,
  },
  {
    pattern: '/dormancy',
    needs: 'showBackTest',
    load: async () => (await import('../pages/dormancy/dormancy-page.tsx')).DormancyPage,
  },
  {
    pattern: '/campaigns',
    needs: 'listCampaigns',
    load: async () => (await import('../pages/campaigns/campaigns-page.tsx')).CampaignsPage,
  },
  {
    pattern: '/campaigns/new',
    needs: 'launchCampaign',
    load: async () => (await import('../pages/launch/launch-page.tsx')).LaunchPage,
  },
  {
    pattern: '/campaigns/{id}',
    needs: 'showCampaign',
    load: async () => (await import('../pages/campaigns/campaign-page.tsx')).CampaignPage,
  },
  {
    pattern: '/campaigns/{id}/people',
    needs: 'listStepPeople',
    load: async () => (await import('../pages/campaigns/step-people-page.tsx')).StepPeoplePage,
  },
  {
    pattern: '/sequences',
    needs: 'listSequences',
    load: async () => (await import('../pages/sequences/sequences-page.tsx')).SequencesPage,
  },
  {
    pattern: '/sequences/new',
    needs: 'saveSequence',
    load: async () => (await import('../pages/sequences/sequence-page.tsx')).SequencePage,
  },
  {
    pattern: '/sequences/{id}',
    needs: 'showSequence',
    load: async () => (await import('../pages/sequences/sequence-page.tsx')).SequencePage,
  },
  {
    pattern: '/monthly',
    needs: 'showMonthly',
    load: async () => (await import('../pages/monthly/monthly-page.tsx')).MonthlyPage,
  },
  {
    pattern: '/mails',
    needs: 'previewMail',
    load: async () => (await import('../pages/mails/mails-page.tsx')).MailsPage,
  },
  {
    pattern: '/handoffs',
    needs: 'listHandoffs',
    load: async () => (await import('../pages/handoffs/handoffs-page.tsx')).HandoffsPage,
  },
  {
    pattern: '/handoffs/{code}',
    needs: 'showHandoff',
    load: async () => (await import('../pages/handoffs/handoff-page.tsx')).HandoffPage,
  },
  {
    pattern: '/kpis',
    needs: 'showKpis',
    load: async () => (await import('../pages/kpis/kpis-page.tsx')).KpisPage,
  },
  {
    pattern: '/kpis/people',
    needs: 'listKpiPeople',
    load: async () => (await import('../pages/kpis/kpi-people-page.tsx')).KpiPeoplePage,
  },
  {
    pattern: '/meeting',
    needs: 'showMeetingSheet',
    load: async () => (await import('../pages/meeting/meeting-page.tsx')).MeetingPage,
  },
  {
    pattern: '/score',
    needs: 'listModels',
    load: async () => (await import('../pages/score/score-page.tsx')).ScorePage,
  },
  {
    pattern: '/team',
    needs: 'listOwners',
    load: async () => (await import('../pages/settings/team-page.tsx')).TeamPage,
  },
  {
    pattern: '/members',
    needs: 'listMembers',
    load: async () => (await import('../pages/settings/members-page.tsx')).MembersPage,
  },
  {
    pattern: '/audit',
    needs: 'listAudit',
    load: async () => (await import('../pages/audit/audit-page.tsx')).AuditPage,
  },
  {
    pattern: '/settings',
    needs: 'showSettings',
    load: async () => (await import('../pages/settings/settings-page.tsx')).SettingsPage,
  },
  {
    // In no menu: for whoever builds pages.
    pattern: '/parts',
    needs: 'findContacts',
    load: async () => (await import('../pages/parts/parts-page.tsx')).PartsPage,
  },
];

/** The menu: groups of addresses with their names. An empty group name has no heading. */
export const menu = [
  { group: word('', ''), entries: [{ to: '/', name: word('ホーム', 'Home') }] },
  {
    group: word('お客様', 'Customers'),
    entries: [
      { to: '/contacts', name: word('担当者', 'Contacts') },
      { to: '/companies', name: word('会社', 'Companies') },
      { to: '/segments', name: word('対象条件', 'Segments') },
      { to: '/imports', name: word('取り込み', 'Import') },
    ],
  },
  {
    group: word('配信', 'Sending'),
    entries: [
      { to: '/campaigns', name: word('施策', 'Campaigns') },
      { to: '/sequences', name: word('シナリオ', 'Sequences') },
      { to: '/monthly', name: word('月次のご案内', 'Monthly mail') },
      { to: '/mails', name: word('メール文面', 'Mails') },
    ],
  },
  { group: word('営業', 'Sales'), entries: [{ to: '/handoffs', name: word('ホットリード', 'Hot leads') }] },
  {
    group: word('成果', 'Results'),
    entries: [
      { to: '/kpis', name: word('指標', 'KPIs') },
      { to: '/meeting', name: word('週次会議', 'Weekly meeting') },
      { to: '/score', name: word('配点', 'Score') },
    ],
  },
  {
    group: word('管理', 'Manage'),
    entries: [
      { to: '/team', name: word('営業担当', 'Salespeople') },
      { to: '/members', name: word('利用者', 'Members') },
      { to: '/settings', name: word('会社の設定', 'Company settings') },
      { to: '/audit', name: word('操作履歴', 'Audit log') },
    ],
  },
] as const;

/** The four of the bottom bar on a phone. */
export const dock = [
  { to: '/', name: word('ホーム', 'Home'), icon: 'home' },
  { to: '/contacts', name: word('担当者', 'Contacts'), icon: 'people' },
  { to: '/campaigns', name: word('施策', 'Campaigns'), icon: 'mail' },
  { to: '/handoffs', name: word('ホット', 'Hot leads'), icon: 'clock' },
  { to: '/kpis', name: word('指標', 'KPIs'), icon: 'chart' },
] as const;
