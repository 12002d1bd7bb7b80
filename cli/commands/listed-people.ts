import type { Command } from 'commander';
import * as z from 'zod';
import { counted } from '../../contract/counted.ts';
import { routes } from '../../contract/api.ts';
import { handoffStateLabels, labelOf } from '../../contract/labels.ts';
import { formatMoney } from '../../contract/money.ts';
import type { CompanyRow, CompanyView, ContactRow } from '../../contract/people.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { wholeNumber } from '../parse-option.ts';
import { peopleUpTo } from '../people-pages.ts';
import { tableLines } from '../print-table.ts';

const limitSchema = z.object({ limit: z.number().default(50), byContact: z.boolean().default(false) });

type Hung = Pick<Group, 'say' | 'running'>;

/** Everybody who is stored, in a list. */
export function addContactList(contact: Command, { say, running }: Hung): void {
  contact
    .command('list')
    .description(say('すべての担当者（読みの順）', 'everybody who is stored, by reading'))
    .option('--by-contact', say('最後の接触の新しい順', 'by last contact, the latest first'))
    .option('--limit <count>', say('件数（省略時50）', 'how many (default 50)'), wholeNumber)
    .addHelpText('after', example(say, 'contact list --limit 200', 'contact list --by-contact'))
    .action(running((context, command) => listContacts(context, limitSchema.parse(command.opts()))));
}

/** Every company, and one with its people, handoffs and deals. */
export function addCompanyList(company: Command, { say, running }: Hung): void {
  company
    .command('list')
    .description(say('すべての会社（名前の順）', 'all companies by name'))
    .option('--limit <count>', say('件数（省略時50）', 'how many (default 50)'), wholeNumber)
    .addHelpText('after', example(say, 'company list --limit 200'))
    .action(running((context, command) => listCompanies(context, limitSchema.parse(command.opts()).limit)));
  company
    .command('show <id>')
    .description(
      say('1社の担当者・対応中の引き渡し・案件', 'one company: its people, open handoffs and deals'),
    )
    .addHelpText('after', example(say, 'company show COMPANY-1'))
    .action(running((context, command) => showCompany(context, command.args[0] ?? '')));
}

async function listContacts(
  { api, show, say }: Context,
  { limit, byContact }: z.infer<typeof limitSchema>,
): Promise<void> {
  const { people: contacts } = await peopleUpTo(limit, async (after, most) => {
    const page = await api.call(routes.listContacts, {
      query: { sort: byContact ? 'lastContact' : 'reading', after, limit: most },
    });
    return { people: page.contacts, next: page.next };
  });
  show({ contacts }, () =>
    contacts.length === 0
      ? [say('担当者がまだいません。', 'Nobody is stored yet.')]
      : tableLines(
          [
            { title: 'id' },
            { title: say('氏名', 'name') },
            { title: say('会社', 'company') },
            { title: say('営業担当', 'owner') },
            { title: say('関心度', 'interest'), align: 'right' },
            { title: say('最後の接触', 'last contact') },
          ],
          contacts.map((row: ContactRow) => [
            row.customerId,
            row.name,
            row.account,
            row.owner,
            row.interest === undefined ? '' : String(Math.round(row.interest)),
            row.lastContactOn ?? '',
          ]),
        ),
  );
}

async function listCompanies({ api, show, say }: Context, limit: number): Promise<void> {
  const { people: companies } = await peopleUpTo(limit, async (after, most) => {
    const page = await api.call(routes.listCompanies, { query: { after, limit: most } });
    return { people: page.companies, next: page.next };
  });
  show({ companies }, () =>
    companies.length === 0
      ? [say('会社がまだありません。', 'No company is stored yet.')]
      : tableLines(
          [
            { title: 'id' },
            { title: say('会社', 'company') },
            { title: say('ドメイン', 'domain') },
            { title: say('営業担当', 'owner') },
          ],
          companies.map((row: CompanyRow) => [row.accountId, row.name, row.domain, row.owner]),
        ),
  );
}

async function showCompany(context: Context, id: string): Promise<void> {
  const { api, show } = context;
  const [view, { currency }] = await Promise.all([
    api.call(routes.showCompany, { params: { id } }),
    api.call(routes.showSettings, {}),
  ]);
  show(view, () => companyLines(view, context, currency));
}

function companyLines(
  { account, owner, contacts, known, handoffs, deals }: CompanyView,
  { say, locale }: Context,
  currency: string,
): readonly string[] {
  const people = tableLines(
    [
      { title: 'id' },
      { title: say('氏名', 'name') },
      { title: say('部署・役職', 'department, title') },
      { title: say('関心度', 'interest'), align: 'right' },
    ],
    contacts.map((row) => [
      row.customerId,
      row.name,
      [row.department, row.title].filter(Boolean).join(' '),
      row.interest === undefined ? '' : String(Math.round(row.interest)),
    ]),
  );
  const open = tableLines(
    [
      { title: say('受付番号', 'code') },
      { title: say('ランク', 'rank') },
      { title: say('お客様', 'contact') },
      { title: say('営業担当', 'owner') },
      { title: say('状態', 'state') },
    ],
    handoffs.map((row) => [
      row.code,
      row.rank,
      row.customerName,
      row.ownerName,
      labelOf(handoffStateLabels, row.state, locale),
    ]),
  );
  const sold = tableLines(
    [
      { title: say('日付', 'day') },
      { title: say('段階', 'stage') },
      { title: say('商品', 'product') },
      { title: say('金額', 'amount'), align: 'right' },
    ],
    deals.map((deal) => [
      deal.closedOn ?? deal.openedOn ?? '',
      deal.stageLabel,
      deal.product ?? deal.name ?? '',
      deal.amount === undefined ? '' : formatMoney(deal.amount, currency, locale),
    ]),
  );
  return [
    account.name,
    owner === ''
      ? say('営業担当は決まっていません', 'No owner yet')
      : say(`営業担当: ${owner}`, `Owner: ${owner}`),
    ...(account.excluded ? [say('対象から外しています', 'Excluded')] : []),
    '',
    say(`担当者 ${known}名`, counted(known, 'contact')),
    ...(contacts.length === 0 ? [] : people),
    ...(handoffs.length === 0 ? [] : ['', say('対応中の引き渡し', 'Open handoffs'), ...open]),
    ...(deals.length === 0 ? [] : ['', say('案件', 'Deals'), ...sold]),
  ];
}
