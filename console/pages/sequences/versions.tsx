import type { Answer } from '../../data/call-api.ts';
import { Section } from '../../parts/page-head.tsx';
import { VersionList } from '../../parts/version-list.tsx';
import { dataLanguage, word } from '../../words/language.ts';

const words = {
  used: word('使っている施策', 'Used by'),
  same: word('いまの内容', 'as it stands'),
  other: word('前の内容のまま', 'as it was before'),
};

interface VersionsProps {
  readonly saved: Answer<'showSequence'>;
  /** Absent: the versions are only listed. */
  readonly onOpen: ((version: number) => void) | undefined;
}

/** Every version with who saved it. */
export const Versions = ({ saved: { revision, versions }, onOpen }: VersionsProps) =>
  versions.length === 0 ? null : <VersionList versions={versions} present={revision} onOpen={onOpen} />;

/** Campaigns that go through it, and whether they do so as it now stands. */
export const UsedBy = ({ saved: { usedBy } }: Pick<VersionsProps, 'saved'>) =>
  usedBy.length === 0 ? null : (
    <Section title={words.used()}>
      <ul>
        {usedBy.map(({ campaignId, name, isPresent }) => (
          <li key={campaignId}>
            <a href={`/campaigns/${campaignId}`} lang={dataLanguage.value}>
              {name}
            </a>{' '}
            <span class="small soft">{isPresent ? words.same() : words.other()}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
