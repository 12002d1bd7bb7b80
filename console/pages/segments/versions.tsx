import type { Answer } from '../../data/call-api.ts';
import { Section } from '../../parts/page-head.tsx';
import { VersionList } from '../../parts/version-list.tsx';
import { dataLanguage, phrase, word } from '../../words/language.ts';

const words = {
  used: word('使っている施策', 'Used by'),
  version: phrase(
    (version: number) => `第${version}版`,
    (version: number) => `version ${version}`,
  ),
};

interface VersionsProps {
  readonly saved: Answer<'showSegment'>;
  readonly onOpen: (version: number) => void;
}

/** Every version with who saved it; campaigns that run on one. */
export const Versions = ({ saved: { segment, versions, usedBy }, onOpen }: VersionsProps) => (
  <>
    <VersionList versions={versions} present={segment.version} onOpen={onOpen} />
    {usedBy.length > 0 && (
      <Section title={words.used()}>
        <ul>
          {usedBy.map(({ campaignId, name, version }) => (
            <li key={campaignId}>
              <a href={`/campaigns/${campaignId}`} lang={dataLanguage.value}>
                {name}
              </a>{' '}
              <span class="small soft">{version === undefined ? '' : words.version(version)}</span>
            </li>
          ))}
        </ul>
      </Section>
    )}
  </>
);
