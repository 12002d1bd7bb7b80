import type { JudgedView } from '../../../contract/kpis.ts';
import { inquiryLabels, labelOf } from '../../../contract/labels.ts';
import { percentText, rangeText } from '../../../contract/rate-words.ts';
import { useRead } from '../../data/use-read.ts';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { count } from '../../words/figures.ts';
import { language, phrase, said, word } from '../../words/language.ts';

const words = {
  title: word('何が商談につながったか', 'What led to opportunities'),
  lede: word(
    '引き渡しの決め手になった行動ごとに、結果の報告があった件のうち商談になった割合です。件数の少ないものは全体の率に寄せています。開封は数えません。',
    'By what decided a handoff: of those that sales reported an outcome for, the share that became opportunities. The fewer the cases, the nearer a rate is drawn to that of all. Opens do not count.',
  ),
  contents: word('資料とウェビナー', 'Documents and webinars'),
  requests: word('ご依頼の種類', 'Kinds of request'),
  name: word('名前', 'Name'),
  counts: word('商談／報告', 'Opportunities of reported'),
  rate: word('商談化率', 'Rate'),
  verdict: word('全体との比較', 'Beside all'),
  reply: word('返信', 'Reply'),
  none: word('結果の報告がある件は、まだありません。', 'No reported outcomes yet.'),
  few: word(
    'まだ件数が少なく、順位や優劣は示せません（3種類、商談10件から）。',
    'Too few cases to rank or judge: that takes three kinds and ten opportunities.',
  ),
  alike: word('偶然を超える差があるとは言えません。', 'Whether they differ beyond chance cannot be told.'),
  differ: word('偶然とは考えにくい差があります。', 'They differ by more than chance would have it.'),
  all: phrase(
    (rate: string) => `全体 ${rate}。`,
    (rate: string) => `All together ${rate}.`,
  ),
};
const verdicts = {
  better: word('全体より高い', 'better than all'),
  worse: word('全体より低い', 'worse than all'),
  unknown: word('差は判断できません', 'cannot be told'),
  few: word('20件未満のため参考', 'fewer than 20, indicative only'),
};

/** Contents, webinars and requests beside each other; ranked only where there is reason to. */
export function ContentsSection() {
  const reading = useRead('showContents', {});
  return (
    <Section title={words.title()}>
      <p class="small soft">{words.lede()}</p>
      <Shown of={reading}>
        {({ contents, requests }) => (
          <>
            <Judged title={words.contents()} judged={contents} />
            <Judged title={words.requests()} judged={requests} />
          </>
        )}
      </Shown>
    </Section>
  );
}

interface JudgedProps {
  readonly title: string;
  readonly judged: JudgedView;
}

const Judged = ({ title, judged }: JudgedProps) => (
  <div class="gap">
    <h3>{title}</h3>
    {judged.groups.length === 0 ? (
      <p class="small soft">{words.none()}</p>
    ) : (
      <>
        <p class="small">
          {judged.mean === undefined
            ? words.few()
            : `${words.all(percentText(judged.mean))} ${judged.differ === true ? words.differ() : words.alike()}`}
        </p>
        <Groups title={title} groups={judged.groups} />
      </>
    )}
  </div>
);

const Groups = ({ title, groups }: Pick<JudgedView, 'groups'> & { readonly title: string }) => (
  <div class="scroll" tabIndex={0} role="region" aria-label={title}>
    <table class="cards even">
      <thead>
        <tr>
          <th scope="col">{words.name()}</th>
          <th scope="col" class="num">
            {words.counts()}
          </th>
          <th scope="col" class="num">
            {words.rate()}
          </th>
          <th scope="col">{words.verdict()}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.key}>
            <th scope="row" class="wide">
              {nameOf(group)}
            </th>
            <td class="num" data-l={words.counts()}>
              {count(group.done)} / {count(group.of)}
            </td>
            <td class="num" data-l={words.rate()}>
              {group.shrunk === undefined ? (
                '–'
              ) : (
                <>
                  <b>{percentText(group.shrunk.rate)}</b>
                  <small>{rangeText(group.shrunk, language.value)}</small>
                </>
              )}
            </td>
            <td data-l={words.verdict()}>{verdicts[group.verdict]()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** The title of a content in the reader's language, the kind of a request in words. */
function nameOf({ key, what, title }: JudgedView['groups'][number]): string {
  if (title !== undefined) return said(title);
  if (what === 'reply') return words.reply();
  return key.startsWith('request#') ? labelOf(inquiryLabels, what, language.value) : what;
}
