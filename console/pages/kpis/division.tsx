import {
  byDimension,
  dimensionLabels,
  dimensionNotes,
  divisionIncomplete,
  isWithinCampaign,
  kpiDimensions,
  othersTitle,
  restLabels,
  rolesOfDimension,
  type KpiDimension,
} from '../../../contract/kpi-division-words.ts';
import type { Answer } from '../../data/call-api.ts';
import { hasRoleIn } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { setQuery } from '../../frame/place.ts';
import { SelectField } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { labelled, language, said, word } from '../../words/language.ts';
import { dimensionAsked } from './dimension-asked.ts';
import { SplitTable, type SplitRow } from './split-table.tsx';

const words = {
  title: word('ほかの分け方', 'Divided otherwise'),
  by: word('分け方', 'Divide by'),
  choose: word('選んでください', 'Choose'),
  lede: word(
    '対象条件や業種、拠点、最初に反応したメールなどで分けます。メールとABテストは、施策を選ぶと分けられます。',
    'By segment, industry, site, the first mail that was answered and more. Mails and variants can be chosen once a campaign is.',
  ),
};

/** The figures by one dimension more, which the address names. */
export function DivisionSection({ campaign }: { readonly campaign: string | undefined }) {
  // Of one campaign the segment is one.
  const offered = kpiDimensions.filter(
    (each) =>
      hasRoleIn(rolesOfDimension(each)) &&
      (campaign === undefined ? !isWithinCampaign(each) : each !== 'segment'),
  );
  const by = offered.find((each) => each === dimensionAsked());
  return (
    <Section title={by === undefined ? words.title() : byDimension(by, language.value)}>
      <div class="filters no-print">
        <SelectField
          label={words.by()}
          value={by ?? ''}
          onChange={(value) => setQuery({ by: value })}
          options={[
            { value: '', name: words.choose() },
            ...offered.map((each) => ({ value: each, name: labelled(dimensionLabels, each) })),
          ]}
        />
      </div>
      {by === undefined ? <p class="small soft">{words.lede()}</p> : <Divided by={by} campaign={campaign} />}
    </Section>
  );
}

function Divided({ by, campaign }: { readonly by: KpiDimension; readonly campaign: string | undefined }) {
  const reading = useRead('divideKpis', { query: { by, campaign } });
  const note = dimensionNotes[by];
  return (
    <div class="gap">
      {note !== undefined && <p class="small soft">{said(note)}</p>}
      <Shown of={reading}>
        {(answer) => (
          <>
            {!answer.isComplete && <Notice title={said(divisionIncomplete)} />}
            <SplitTable
              part={labelled(dimensionLabels, by)}
              title={byDimension(by, language.value)}
              rows={rowsOf(answer, campaign)}
            />
          </>
        )}
      </Shown>
    </div>
  );
}

/** The others together, and whom nothing is recorded of, are no part and lead to nobody. */
const rowsOf = (
  { by, parts, others, rest }: Answer<'divideKpis'>,
  campaign: string | undefined,
): readonly SplitRow[] => [
  ...parts.map((each) => ({
    ...each,
    key: `=${each.key}`,
    name: each.title === undefined ? each.key : said(each.title),
    part: { campaign, by, value: each.key },
  })),
  ...(others === undefined
    ? []
    : [{ ...others, key: 'others', name: othersTitle(others.values, language.value) }]),
  ...(rest === undefined ? [] : [{ ...rest, key: 'rest', name: labelled(restLabels, by) }]),
];
