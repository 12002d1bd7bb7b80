import type { Answer } from '../../data/call-api.ts';
import { useRead, type Reading } from '../../data/use-read.ts';
import { may } from '../../data/session.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { word } from '../../words/language.ts';
import { asOf } from '../../words/moments.ts';
import { GoLive } from './go-live.tsx';
import { LeadsBox } from './leads-box.tsx';
import { Readiness } from './readiness.tsx';
import { RunningCampaigns } from './running-campaigns.tsx';
import { SellerUnknown } from './seller-unknown.tsx';
import { SendingStopped } from './sending-stopped.tsx';
import { SetAside } from './set-aside.tsx';
import { TopicLacking } from './topic-lacking.tsx';
import { Today } from './today.tsx';

const title = word('ホーム', 'Home');

/** What waits for the one who looks, then how things stand. */
export function StartPage() {
  const handoffs = useRead('listHandoffs', {});
  return (
    <>
      <PageHead title={title()}>
        <p>{asOf()}</p>
      </PageHead>
      <SellerUnknown />
      <SendingStopped />
      {may('showMonthly') && <TopicLacking />}
      <Today handoffs={handoffs} />
      {may('changeSettings') ? (
        <div class="split gap">
          <div>
            <GoLive />
            <Readiness />
          </div>
          <div class="aside">
            <HowThingsStand handoffs={handoffs} />
          </div>
        </div>
      ) : (
        <div class="two gap">
          <HowThingsStand handoffs={handoffs} />
        </div>
      )}
    </>
  );
}

const HowThingsStand = ({ handoffs }: { readonly handoffs: Reading<Answer<'listHandoffs'>> }) => (
  <>
    {may('listCampaigns') && <RunningCampaigns />}
    <LeadsBox handoffs={handoffs} />
    <SetAside />
  </>
);
