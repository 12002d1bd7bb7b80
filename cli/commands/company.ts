import { counted } from '../../contract/counted.ts';
import type { AlikeCompany, CompanySide } from '../../contract/alike-companies.ts';
import { alikeCompanyLabels, companyMergeLabels } from '../../contract/alike-company-words.ts';
import { routes } from '../../contract/api.ts';
import { formatMoney } from '../../contract/money.ts';
import type { Context } from '../context.ts';
import { example, type Group } from '../group.ts';
import { tableLines } from '../print-table.ts';
import { addCompanyList } from './listed-people.ts';

export function addCompany({ program, say, running }: Group): void {
  const company = program
    .command('company')
    .description(
      say('会社（一覧、同じ会社、除外）', 'companies: all, one, which may be one, which were left out'),
    );
  addCompanyList(company, { say, running });
  company
    .command('alike')
    .description(
      say(
        '社名・ドメイン・代表電話が同じ会社の一覧と、戻せるまとめ',
        'pairs with the same name, mail domain or main number, and merges that can be undone',
      ),
    )
    .option('--find', say('すべての会社から探し直す', 'look through all companies anew'))
    .addHelpText('after', example(say, 'company alike --find'))
    .action(running((context, command) => list(context, command.opts()['find'] === true)));
  company
    .command('compare <stays> <goes>')
    .description(say('2社を並べる', 'two companies side by side, and as one'))
    .addHelpText('after', example(say, 'company compare COMPANY-1 COMPANY-2'))
    .action(running((context, command) => compare(context, command.args[0] ?? '', command.args[1] ?? '')));
  company
    .command('same <stays> <goes>')
    .description(say('同じ会社：前の会社を残してまとめる', 'one company: the first stays'))
    .addHelpText('after', example(say, 'company same COMPANY-1 COMPANY-2'))
    .action(running((context, command) => merge(context, command.args[0] ?? '', command.args[1] ?? '')));
  company
    .command('different <first> <second>')
    .description(say('別の会社：もう尋ねない', 'two companies: not asked again'))
    .addHelpText('after', example(say, 'company different COMPANY-1 COMPANY-2'))
    .action(running((context, command) => part(context, command.args[0] ?? '', command.args[1] ?? '')));
  company
    .command('undo <goes>')
    .description(say('まとめた会社を2社に戻す（30日以内）', 'takes a merge back, within 30 days'))
    .addHelpText('after', example(say, 'company undo COMPANY-2'))
    .action(running((context, command) => undo(context, command.args[0] ?? '')));
  company
    .command('take-in <id>')
    .description(say('取り込みで除外した会社の除外を解除する', 'takes in again what a file has left out'))
    .requiredOption('--because <why>', say('理由（操作履歴に残る）', 'why; kept in the audit log'))
    .addHelpText(
      'after',
      example(
        say,
        `company take-in COMPANY-1 --because "${say('取引再開の稟議済み', 'business resumed, approved')}"`,
      ),
    )
    .action(
      running((context, command) => lift(context, command.args[0] ?? '', String(command.opts()['because']))),
    );
}

async function lift({ api, show, say }: Context, id: string, because: string): Promise<void> {
  const answer = await api.call(routes.liftExclusion, { params: { id }, body: { because } });
  const { name } = answer.account;
  show(answer, () => [
    say(
      `「${name}」の除外を解除しました。条件に合えば、これからの施策で配信されます。`,
      `"${name}" is taken in again. Campaigns may mail its people from now on.`,
    ),
  ]);
}

async function list({ api, show, say, locale }: Context, anew: boolean): Promise<void> {
  if (anew) await api.call(routes.findAlikeCompanies, {});
  const answer = await api.call(routes.listAlikeCompanies, {});
  const facts = ({ code, owner, contacts }: AlikeCompany): string =>
    [code, owner, say(`${contacts}名`, counted(contacts, 'person', 'people'))].filter(Boolean).join(' ');
  const searching =
    answer.searching === undefined
      ? []
      : [
          say(
            `探しています（${answer.searching.of}のうち${answer.searching.done}）。`,
            `Looking (${answer.searching.done} of ${answer.searching.of}).`,
          ),
        ];
  const nothing =
    answer.startedAt === undefined
      ? say(
          'まだ探していません。rekindle company alike --find で探せます。',
          'Nobody has looked yet: rekindle company alike --find.',
        )
      : say('答えの要る組み合わせはありません。', 'There is nothing to answer.');
  const pairs = tableLines(
    [
      { title: say('会社', 'company') },
      { title: say('同じもの', 'the same') },
      { title: 'id' },
      { title: '' },
    ],
    answer.pairs.flatMap(({ first, second, because }) => [
      [
        first.name,
        because.map((reason) => alikeCompanyLabels[reason][locale]).join(', '),
        first.accountId,
        facts(first),
      ],
      [second.name, '', second.accountId, facts(second)],
    ]),
  );
  const merges = tableLines(
    [
      { title: say('残った会社', 'kept') },
      { title: say('まとめられた会社', 'merged into it') },
      { title: say('状態', 'state') },
      { title: say('戻せる期限', 'undo until') },
      { title: 'id' },
    ],
    answer.merges.map(({ staysName, goesName, state, until, goes }) => [
      staysName,
      goesName,
      companyMergeLabels[state][locale],
      until,
      goes,
    ]),
  );
  show(answer, () => [
    ...searching,
    ...(answer.pairs.length === 0 ? [nothing] : pairs),
    ...(answer.merges.length === 0 ? [] : ['', ...merges]),
  ]);
}

async function compare({ api, show, say, locale }: Context, id: string, other: string): Promise<void> {
  const answer = await api.call(routes.compareCompanies, { params: { id, other } });
  const { currency } = await api.call(routes.showSettings, {});
  const row = (title: string, of: (side: CompanySide) => string | number | undefined): readonly string[] => [
    title,
    ...[answer.stays, answer.goes, answer.after].map((side) => String(of(side) ?? '')),
  ];
  show(answer, () =>
    tableLines(
      [
        { title: say('項目', 'field') },
        { title: say('残す会社', 'stays') },
        { title: say('もう一方', 'the other') },
        { title: say('まとめた後', 'after merging') },
      ],
      [
        row(say('会社名', 'name'), ({ name }) => name),
        row(say('得意先コード', 'code'), ({ code }) => code),
        row(say('ドメイン', 'domain'), ({ domains }) => domains.join(' ')),
        row(say('代表電話', 'main number'), ({ phones }) => phones.join(' ')),
        row(say('拠点', 'sites'), ({ sites }) => sites.join(' ')),
        row(say('営業担当', 'owner'), ({ owner }) => owner),
        row(say('担当者', 'contacts'), ({ contacts }) => contacts),
        row(say('うち配信停止', 'of them unsubscribed'), ({ refusing }) => refusing),
        row(say('受注の合計', 'won in all'), ({ wonTotal }) => formatMoney(wonTotal, currency, locale)),
        row(say('契約満了', 'contract ends'), ({ contractEndsOn }) => contractEndsOn),
        row(say('対象外', 'excluded'), ({ excluded }) => (excluded ? say('はい', 'yes') : '')),
      ],
    ),
  );
}

async function merge({ api, show, say }: Context, stays: string, goes: string): Promise<void> {
  const answer = await api.call(routes.mergeCompanies, { body: { stays, goes } });
  show(answer, () => [
    say(
      `まとめています。担当者と案件が移るまで、どちらの会社にもメールは送りません。30日以内なら rekindle company undo ${goes} で戻せます。`,
      `Merging. Nobody of either is mailed until contacts and deals have moved. For 30 days, rekindle company undo ${goes} takes it back.`,
    ),
  ]);
}

async function part({ api, show, say }: Context, first: string, second: string): Promise<void> {
  const answer = await api.call(routes.tellCompaniesApart, { body: { first, second } });
  show(answer, () => [
    say('別の会社と覚えました。もう尋ねません。', 'Noted as two companies. It is not asked again.'),
  ]);
}

async function undo({ api, show, say }: Context, goes: string): Promise<void> {
  const answer = await api.call(routes.undoCompanyMerge, { body: { goes } });
  show(answer, () => [
    say(
      '2社に戻しています。配信停止・対象外は両方に残ります。',
      'Parting them again. Refusals and exclusions stay with both.',
    ),
  ]);
}
