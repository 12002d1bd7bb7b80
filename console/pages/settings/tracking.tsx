import type { Answer } from '../../data/call-api.ts';
import { word } from '../../words/language.ts';
import { SettingSwitch } from './setting-switch.tsx';

const words = {
  title: word('開封・クリックの計測', 'Counting opens and clicks'),
  unasked: word(
    '計測への同意を尋ねていない方も計測する',
    'Count those as well whom nobody asked for consent',
  ),
  why: word(
    '外すと、同意のある方だけを計測します。断った方は、どちらでも計測しません。',
    'Without it only those who agreed are counted. Whoever refused never is.',
  ),
};

interface TrackingProps {
  readonly isUnaskedTracked: Answer<'showSettings'>['tracksUnasked'];
  readonly tag: string | undefined;
}

/** Whose opens and clicks are counted. */
export const Tracking = ({ isUnaskedTracked, tag }: TrackingProps) => (
  <SettingSwitch
    title={words.title()}
    label={words.unasked()}
    hint={words.why()}
    isOn={isUnaskedTracked}
    tag={tag}
    changes={(tracksUnasked) => ({ tracksUnasked })}
  />
);
