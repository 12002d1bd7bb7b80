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
  version: phrase(
    (version: number) => `第${version}版`,
    (version: number) => `Version ${version}`,
  ),
  present: phrase(
    (version: number) => `第${version}版（現在）`,
    (version: number) => `Version ${version} (present)`,
  ),
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
  versions.length === 0 ? null : (
    <Section title={words.title()}>
      <ul>
        {versions.map(({ version, at, by }) => (
          <li key={version}>
            {version === revision ? (
              <b>{words.present(version)}</b>
            ) : onOpen === undefined ? (
              words.version(version)
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
  );

/** Campaigns that go through it, and whether they do so as it now stands. */
export const UsedBy = ({ saved: { usedBy } }: Pick<VersionsProps, 'saved'>) =>
  usedBy.length === 0 ? null : (
    <Section title={words.used()}>
      <ul>
        {usedBy.map(({ campaignId, name, isPresent }) => (
          <li key={campaignId}>
            <a href={`/campaigns/${campaignId}`} lang="ja">
              {name}
            </a>{' '}
            <span class="small soft">{isPresent ? words.same() : words.other()}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
