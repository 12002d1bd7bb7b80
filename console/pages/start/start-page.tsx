import { useRead } from '../../data/use-read.ts';
import { may } from '../../data/session.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { word } from '../../words/language.ts';
import { asOf } from '../../words/moments.ts';
import { GoLive } from './go-live.tsx';
import { LeadsBox } from './leads-box.tsx';
import { RunningCampaigns } from './running-campaigns.tsx';
import { SetAside } from './set-aside.tsx';
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
      <Today handoffs={handoffs} />
      <div class="split gap">
        <div>{may('changeSettings') && <GoLive />}</div>
        <div class="aside">
          {may('listCampaigns') && <RunningCampaigns />}
          <LeadsBox handoffs={handoffs} />
          <SetAside />
        </div>
      </div>
    </>
  );
}
