import { useState } from 'preact/hooks';
import { now } from '../../data/clock.ts';
import { Section } from '../../parts/page-head.tsx';
import { SavedFirst } from '../../parts/saved-first.tsx';
import { BothValues, SomebodyWasFaster } from '../../parts/somebody-was-faster.tsx';
import { word } from '../../words/language.ts';

const words = {
  title: word('ほかの人が先に変更したとき', 'Somebody was faster'),
  limit: word('1秒あたりの通数', 'Mails a second'),
};

/** What is said where two people changed the same thing. */
export function TwoPeople() {
  const [chosen, setChosen] = useState<'theirs' | 'mine'>('mine');
  const at = new Date(now()).toISOString();
  return (
    <Section title={words.title()}>
      <div class="stack">
        <SomebodyWasFaster
          stale={{ tag: 'v2', by: '東条', at, present: undefined }}
          isReady
          onCompare={() => undefined}
        />
        <SomebodyWasFaster
          stale={{ tag: 'v2', present: undefined }}
          isReady={false}
          onCompare={() => undefined}
        />
        <BothValues
          fields={[{ id: 'rate', name: words.limit(), theirs: '7', mine: '', chosen }]}
          onChoose={(_, value) => setChosen(value)}
        />
        <BothValues fields={[]} onChoose={() => undefined} />
        <SavedFirst
          by="東条"
          at={at}
          isBusy={false}
          saveMine={() => undefined}
          takeTheirs={() => undefined}
        />
      </div>
    </Section>
  );
}
