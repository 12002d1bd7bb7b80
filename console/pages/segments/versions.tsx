import type { Answer } from '../../data/call-api.ts';
import { Section } from '../../parts/page-head.tsx';
import { phrase, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

const words = {
  title: word('版', 'Versions'),
  open: phrase(
    (version: number) => `第${version}版を開く`,
    (version: number) => `Open version ${version}`,
  ),
  present: phrase(
    (version: number) => `第${version}版（現在）`,
    (version: number) => `Version ${version} (present)`,
  ),
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
    <Section title={words.title()}>
      <ul>
        {versions.map(({ version, at, by }) => (
          <li key={version}>
            {version === segment.version ? (
              <b>{words.present(version)}</b>
            ) : (
              <button type="button" class="linklike" onClick={() => onOpen(version)}>
                {words.open(version)}
              </button>
            )}{' '}
            <span class="small soft">
              {moment(at)} <span lang="ja">{by}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
    {usedBy.length > 0 && (
      <Section title={words.used()}>
        <ul>
          {usedBy.map(({ campaignId, name, version }) => (
            <li key={campaignId}>
              <a href={`/campaigns/${campaignId}`} lang="ja">
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
