import { auditKinds, auditLabelOf } from '../../../contract/audit-words.ts';
import type { AuditLine } from '../../../contract/settings.ts';
import type { Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { query, setQuery } from '../../frame/place.ts';
import { Empty } from '../../parts/empty.tsx';
import { SelectField } from '../../parts/field.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { dataLanguage, labelled, said, word } from '../../words/language.ts';
import { fieldName, tellingChanges, valueText } from './audit-fields.ts';
import { moment } from '../../words/moments.ts';

const words = {
  title: word('操作履歴', 'Audit log'),
  lede: word(
    'だれが、いつ、何を、どう変えたかの記録です。消えることはありません。',
    'Who changed what and when, before and after. Kept for good.',
  ),
  person: word('した人', 'By'),
  kind: word('対象', 'Of what'),
  all: word('すべて', 'All'),
  signed: word('コマンド（IAM）', 'Command line (IAM)'),
  none: word('まだ変更はありません。', 'No changes yet.'),
  noneFound: word('この条件に合う変更はありません。', 'No change fits.'),
  clear: word('条件を外す', 'Clear the filters'),
  when: word('日時', 'When'),
  did: word('操作', 'What'),
  change: word('変更前 → 変更後', 'Before → after'),
  was: word('変更前', 'before'),
  is: word('変更後', 'after'),
  nothing: word('なし', 'none'),
  noFields: word('記録する項目はありません', 'no field changed'),
  first: word('最新から見る', 'From the newest'),
  next: word('さらに前を見る', 'Earlier'),
  pages: word('履歴の続き', 'More of the log'),
};

/** Who changed what: newest first, by person and by kind. */
export function AuditPage() {
  const [person, kind, before] = ['person', 'kind', 'before'].map(
    (name) => query.value.get(name) ?? undefined,
  );
  const log = useRead('listAudit', {
    query: {
      ...(person === undefined ? {} : { person }),
      ...(kind === undefined ? {} : { kind }),
      ...(before === undefined ? {} : { before }),
    },
  });
  const isFiltered = (person ?? kind ?? before) !== undefined;
  return (
    <>
      <PageHead title={words.title()}>
        <p>{words.lede()}</p>
      </PageHead>
      <Filters person={person ?? ''} kind={kind ?? ''} people={log.answer?.people ?? []} />
      <Shown of={log}>
        {({ lines, next }) => (
          <>
            {lines.length > 0 ? (
              <Lines lines={lines} />
            ) : (
              <Empty action={isFiltered ? { to: '/audit', name: words.clear() } : undefined}>
                {isFiltered ? words.noneFound() : words.none()}
              </Empty>
            )}
            <nav class="acts mt" aria-label={words.pages()}>
              {before !== undefined && (
                <a class="btn" href={addressOf(person, kind, undefined)}>
                  {words.first()}
                </a>
              )}
              {next !== undefined && (
                <a class="btn" href={addressOf(person, kind, next)}>
                  {words.next()}
                </a>
              )}
            </nav>
          </>
        )}
      </Shown>
    </>
  );
}

function addressOf(person: string | undefined, kind: string | undefined, before: string | undefined): string {
  const given = Object.entries({ person, kind, before }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const search = new URLSearchParams(given).toString();
  return search === '' ? '/audit' : `/audit?${search}`;
}

function actOf(line: AuditLine): string {
  const label = auditLabelOf(line);
  return label === undefined ? line.route : said(label);
}

const Filters = ({
  person,
  kind,
  people,
}: {
  readonly person: string;
  readonly kind: string;
  readonly people: Answer<'listAudit'>['people'];
}) => (
  <div class="filters">
    <SelectField
      label={words.person()}
      value={person}
      onChange={(value) => setQuery({ person: value, before: undefined })}
      options={[
        { value: '', name: words.all() },
        ...people.map(({ id, name }) => ({ value: id, name })),
        { value: 'signed', name: words.signed() },
      ]}
    />
    <SelectField
      label={words.kind()}
      value={kind}
      onChange={(value) => setQuery({ kind: value, before: undefined })}
      options={[
        { value: '', name: words.all() },
        ...Object.keys(auditKinds).map((value) => ({ value, name: labelled(auditKinds, value) })),
      ]}
    />
  </div>
);

const Lines = ({ lines }: { readonly lines: readonly AuditLine[] }) => (
  <table class="cards">
    <caption class="vh">{words.title()}</caption>
    <thead>
      <tr>
        <th scope="col">{words.did()}</th>
        <th scope="col">{words.when()}</th>
        <th scope="col">{words.person()}</th>
        <th scope="col">{words.change()}</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr key={line.id}>
          <th scope="row" class="wide">
            {actOf(line)}
            <small lang={dataLanguage.value}>{line.thing}</small>
          </th>
          <td data-l={words.when()}>{moment(line.at)}</td>
          <td data-l={words.person()} lang={dataLanguage.value}>
            {line.byName}
            {line.byId === 'signed' && <small>{words.signed()}</small>}
          </td>
          <td class="wide">
            {tellingChanges(line).length === 0 ? (
              <span class="soft">{words.noFields()}</span>
            ) : (
              <ul class="changes">
                {tellingChanges(line).map(({ field, before, after }) => (
                  <li key={field}>
                    <span class="soft small">{fieldName(field)}</span>{' '}
                    {before !== undefined && (
                      <>
                        <del>
                          <span class="vh">{words.was()} </span>
                          {valueText(field, before)}
                        </del>{' '}
                        →{' '}
                      </>
                    )}
                    <ins>
                      <span class="vh">{words.is()} </span>
                      {after === undefined || after === '' ? words.nothing() : valueText(field, after)}
                    </ins>
                  </li>
                ))}
              </ul>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
