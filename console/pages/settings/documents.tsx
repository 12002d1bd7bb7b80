import { useState } from 'preact/hooks';
import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/marks.tsx';
import { Section } from '../../parts/page-head.tsx';
import { labelled, said, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import { DocumentForm } from './document-form.tsx';
import { documentKindLabels } from './document-kinds.ts';

const words = {
  title: word('資料・ウェビナー', 'Documents and webinars'),
  lede: word(
    'メールでご案内するものです。ひな形のシナリオは、guide・case-study・webinar の3つを使います。',
    'What mails offer. The sequences to start from use three: guide, case-study and webinar.',
  ),
  none: word('まだありません。', 'None yet.'),
  add: word('追加する', 'Add one'),
  change: word('変更する', 'Change'),
  name: word('表題', 'Title'),
  kind: word('種類', 'Kind'),
  id: word('呼び名', 'Name for sequences'),
  where: word('場所', 'Where'),
  cancelled: word('（中止）', '(cancelled)'),
  withdrawn: word('もう使わない', 'offered no more'),
  changing: word('変更', 'Change'),
};

interface DocumentsProps {
  readonly settings: Answer<'showSettings'>;
  readonly tag: string | undefined;
}

/** What mails offer: read, added to and changed by those who may. Links of mails that went out keep working. */
export function Documents({ settings, tag }: DocumentsProps) {
  const { assets } = settings;
  const [opened, setOpened] = useState<{ readonly id?: string }>();
  const close = (): void => setOpened(undefined);
  return (
    <Section
      title={words.title()}
      aside={
        may('changeSettings') &&
        opened === undefined && (
          <Button kind="quiet" isSmall onClick={() => setOpened({})}>
            {words.add()}
            <span class="vh"> {words.title()}</span>
          </Button>
        )
      }
    >
      <p class="small soft">{words.lede()}</p>
      {opened !== undefined && (
        <DocumentForm
          settings={settings}
          document={assets.find(({ id }) => id === opened.id)}
          tag={tag}
          close={close}
        />
      )}
      {assets.length === 0 && opened === undefined && <p>{words.none()}</p>}
      {assets.length > 0 && opened === undefined && (
        <table class="cards">
          <caption class="vh">{words.title()}</caption>
          <thead>
            <tr>
              <th scope="col">{words.name()}</th>
              <th scope="col">{words.kind()}</th>
              <th scope="col">{words.id()}</th>
              <th scope="col">{words.where()}</th>
              <th scope="col">
                <span class="vh">{words.changing()}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {assets.map((document) => (
              <tr key={document.id}>
                <th scope="row" class="wide">
                  <b>{said(document.title)}</b>
                  {document.isWithdrawn === true && <Tag>{words.withdrawn()}</Tag>}
                  {document.startsAt !== undefined && (
                    <small>
                      {moment(document.startsAt)}
                      {document.isCancelled === true && ` ${words.cancelled()}`}
                    </small>
                  )}
                </th>
                <td data-l={words.kind()}>{labelled(documentKindLabels, document.kind)}</td>
                <td data-l={words.id()}>{document.id}</td>
                <td class="wide">{document.url}</td>
                <td class="wide">
                  {may('changeSettings') && (
                    <Button kind="quiet" isSmall onClick={() => setOpened({ id: document.id })}>
                      {words.change()}
                      <span class="vh"> {said(document.title)}</span>
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
