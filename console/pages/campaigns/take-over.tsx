import { useState } from 'preact/hooks';
import type { SequenceView } from '../../../contract/saved-sequences.ts';
import type { CampaignView } from '../../../contract/sequences.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { phrase, said, word } from '../../words/language.ts';
import { TakeOverForm } from './take-over-form.tsx';

const words = {
  changed: phrase(
    (name: string) => `シナリオ「${name}」は、この施策が使っている版のあとに変更されています。`,
    (name: string) => `The sequence "${name}" was changed since the version of this campaign.`,
  ),
  kept: word(
    '切り替えるまで、この施策はいまの版のまま進みます。',
    'The campaign goes on with its version until it takes over the new one.',
  ),
  open: word('いまの内容に切り替える', 'Take over the present version'),
  another: word('別のシナリオに切り替える', 'Change to another sequence'),
  which: word('どのシナリオに', 'Which sequence'),
};

/** A campaign keeps its version; here it takes over what its sequence is by now, or another one. */
export function TakeOver({ view: { campaign } }: { readonly view: CampaignView }) {
  return may('publishEdit') && campaign.state !== 'ended' ? <Offered campaign={campaign} /> : null;
}

function Offered({ campaign }: { readonly campaign: CampaignView['campaign'] }) {
  const { answer } = useRead('listSequences', {});
  const [isOpen, setOpen] = useState(false);
  const [chosen, choose] = useState<string>();
  const own = (answer?.sequences ?? []).filter(({ source }) => source === 'company');
  const present = own.find(({ sequence }) => sequence.id === campaign.sequence.id);
  const isBehind = present !== undefined && !isAsItStands(present, campaign.id);
  const others = own.filter((each) => each !== present || isBehind);
  const usual = isBehind ? present : others[0];
  const to = others.find(({ sequence }) => sequence.id === chosen) ?? usual;
  if (to === undefined) return null;
  return (
    <div class="gap">
      {isBehind && !isOpen && (
        <Notice
          tone="warn"
          title={words.changed(said(present.sequence.name))}
          action={
            <Button isSmall onClick={() => setOpen(true)}>
              {words.open()}
            </Button>
          }
        >
          <p>{words.kept()}</p>
        </Notice>
      )}
      {!isBehind && !isOpen && (
        <p>
          <Button kind="quiet" onClick={() => setOpen(true)}>
            {words.another()}
          </Button>
        </p>
      )}
      {isOpen && (
        <TakeOverForm key={to.sequence.id} campaign={campaign} to={to} close={() => setOpen(false)}>
          {others.length > 1 && (
            <SelectField
              label={words.which()}
              value={to.sequence.id}
              options={others.map(({ sequence }) => ({ value: sequence.id, name: said(sequence.name) }))}
              onChange={choose}
            />
          )}
        </TakeOverForm>
      )}
    </div>
  );
}

const isAsItStands = ({ usedBy }: SequenceView, campaignId: string): boolean =>
  usedBy.some((each) => each.campaignId === campaignId && each.isPresent);
