import type { MeetingSheet, TalkListView } from '../../../contract/meetings.ts';
import { sheetLabels, talkedFacts } from '../../../contract/meeting-words.ts';
import { Section } from '../../parts/page-head.tsx';
import { items } from '../../words/figures.ts';
import { dataLanguage, language, phrase, said, word } from '../../words/language.ts';

const words = {
  title: word('今日話すこと', 'To talk about today'),
  none: word('ありません', 'none'),
  more: phrase(
    (count: number) => `ほか${count}件`,
    (count: number) => `and ${count} more`,
  ),
};

/** 注力, 停滞 and ヒアリング不足, each name leading to its handoff. */
export const TalkLists = ({ sheet }: { readonly sheet: MeetingSheet }) => (
  <Section title={words.title()}>
    <div class="three">
      {(['focus', 'stalled', 'heardTooLittle'] as const).map((kind) => (
        <div key={kind}>
          <h3>
            {said(sheetLabels[kind])}{' '}
            <span class="soft">{items(sheet[kind].first.length + sheet[kind].more)}</span>
          </h3>
          {sheet[kind].first.length === 0 ? (
            <p class="small soft">{words.none()}</p>
          ) : (
            <TalkItems list={sheet[kind]} kind={kind} currency={sheet.currency} />
          )}
        </div>
      ))}
    </div>
  </Section>
);

interface TalkItemsProps {
  readonly list: TalkListView;
  readonly kind: Parameters<typeof talkedFacts>[1];
  readonly currency: string;
}

/** The first of a list; nothing where it is empty. */
export const TalkItems = ({ list: { first, more }, kind, currency }: TalkItemsProps) =>
  first.length === 0 ? null : (
    <ul class={`plain small ${kind}`}>
      {first.map((each) => (
        <li key={each.code}>
          <a href={`/handoffs/${each.code}`} lang={dataLanguage.value}>
            {each.accountName} {each.customerName}
          </a>{' '}
          <span class="soft">
            {talkedFacts(each, kind, currency, language.value)}{' '}
            <span class="nb" lang={dataLanguage.value}>
              {each.ownerName}
            </span>
          </span>
        </li>
      ))}
      {more > 0 && (
        <li>
          <a href="/handoffs?as=table">{words.more(more)}</a>
        </li>
      )}
    </ul>
  );
