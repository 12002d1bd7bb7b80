import { alikeReasonLabels } from '../../contract/alike-words.ts';
import type { AlikePerson } from '../../contract/alike.ts';
import { routes } from '../../contract/api.ts';
import type { Context } from '../context.ts';
import { addContactCases } from './contact-cases.ts';
import { addContactChanges } from './contact-changes.ts';
import { addContactMerges } from './contact-merges.ts';
import { addContactList } from './listed-people.ts';
import { example, type Group } from '../group.ts';
import { tableLines } from '../print-table.ts';

export function addContact({ program, say, running }: Group): void {
  const contact = program
    .command('contact')
    .description(
      say(
        '担当者（一覧、同じ方、担当者変更、配信停止のお申し出）',
        'contacts: all, who may be one person, who has left or moved, who wants no mails',
      ),
    );
  addContactList(contact, { say, running });
  addContactChanges(contact, { say, running });
  addContactCases(contact, { say, running });
  addContactMerges(contact, { say, running });
  contact
    .command('alike')
    .description(
      say('同じ会社で氏名か電話番号が同じ方の一覧', 'pairs of one company with the same name or number'),
    )
    .option('--find', say('すべての会社から探し直す', 'look through all companies anew'))
    .addHelpText('after', example(say, 'contact alike --find'))
    .action(running((context, command) => list(context, command.opts()['find'] === true)));
  contact
    .command('same <stays> <goes>')
    .description(say('同じ方：前の番号を残してまとめる', 'one person: the first stays'))
    .addHelpText('after', example(say, 'contact same CUSTOMER-1 CUSTOMER-2'))
    .action(running((context, command) => merge(context, command.args[0] ?? '', command.args[1] ?? '')));
  contact
    .command('different <first> <second>')
    .description(say('別の方：もう尋ねない', 'two people: not asked again'))
    .addHelpText('after', example(say, 'contact different CUSTOMER-1 CUSTOMER-2'))
    .action(running((context, command) => part(context, command.args[0] ?? '', command.args[1] ?? '')));
}

async function list({ api, show, say, locale }: Context, anew: boolean): Promise<void> {
  if (anew) await api.call(routes.findAlike, {});
  const answer = await api.call(routes.listAlike, {});
  const facts = ({ email, phone, externalId }: AlikePerson): string =>
    [email, phone, externalId].filter(Boolean).join(' ');
  show(answer, () => [
    ...(answer.searching === undefined
      ? []
      : [
          say(
            `探しています（${answer.searching.of}のうち${answer.searching.done}）。`,
            `Looking (${answer.searching.done} of ${answer.searching.of}).`,
          ),
        ]),
    ...(answer.pairs.length === 0
      ? [
          answer.startedAt === undefined
            ? say(
                'まだ探していません。rekindle contact alike --find で探せます。',
                'Nobody has looked yet: rekindle contact alike --find.',
              )
            : say('答えの要る組み合わせはありません。', 'There is nothing to answer.'),
        ]
      : tableLines(
          [
            { title: say('氏名', 'name') },
            { title: say('会社', 'company') },
            { title: say('理由', 'because') },
            { title: 'id' },
            { title: '' },
          ],
          answer.pairs.flatMap(({ first, second, because }) => [
            [
              first.name,
              first.account,
              because.map((reason) => alikeReasonLabels[reason][locale]).join(', '),
              first.customerId,
              facts(first),
            ],
            [second.name, '', '', second.customerId, facts(second)],
          ]),
        )),
  ]);
}

async function merge({ api, show, say }: Context, stays: string, goes: string): Promise<void> {
  const answer = await api.call(routes.mergeContacts, { body: { stays, goes } });
  show(answer, () => [
    say(
      `まとめました。${goes} のアドレスと番号は ${stays} につながります。30日以内なら rekindle contact unmerge ${goes} で元に戻せます。`,
      `Merged: addresses and number of ${goes} lead to ${stays}. For 30 days: rekindle contact unmerge ${goes}.`,
    ),
  ]);
}

async function part({ api, show, say }: Context, first: string, second: string): Promise<void> {
  const answer = await api.call(routes.tellApart, { body: { first, second } });
  show(answer, () => [
    say('別の方と覚えました。もう尋ねません。', 'Noted as two people. It is not asked again.'),
  ]);
}
