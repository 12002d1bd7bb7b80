import { dataLanguage, phrase, word } from '../words/language.ts';
import { moment } from '../words/moments.ts';
import { Section } from './page-head.tsx';

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
};

interface VersionListProps {
  readonly versions: readonly { readonly version: number; readonly at: string; readonly by: string }[];
  readonly present: number | undefined;
  /** Absent: the versions are only listed. */
  readonly onOpen: ((version: number) => void) | undefined;
}

/** Every version of something with who saved it and when. */
export const VersionList = ({ versions, present, onOpen }: VersionListProps) => (
  <Section title={words.title()}>
    <ul>
      {versions.map(({ version, at, by }) => (
        <li key={version}>
          {version === present ? (
            <b>{words.present(version)}</b>
          ) : onOpen === undefined ? (
            words.version(version)
          ) : (
            <button type="button" class="linklike" onClick={() => onOpen(version)}>
              {words.open(version)}
            </button>
          )}{' '}
          <span class="small soft">
            {moment(at)} <span lang={dataLanguage.value}>{by}</span>
          </span>
        </li>
      ))}
    </ul>
  </Section>
);
