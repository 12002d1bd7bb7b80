import { describe, expect, it } from 'vitest';
import { unknownSettings } from '../../../app/settings/unknown-settings.ts';
import { defaultSettings, settingsSchema } from '../../../domain/settings/settings.ts';

const unknownIn = (patch: object): readonly string[] =>
  unknownSettings(patch, settingsSchema.parse({ ...defaultSettings, ...patch }));

describe('settings that there are not', () => {
  it('are named by their place, however deep', () => {
    const { handoffRules } = defaultSettings;
    const tossUp = { ...handoffRules.tossUp, bantConfirmd: 3 };

    expect(unknownIn({ handoffRules: { ...handoffRules, inside: true, tossUp } })).toEqual([
      'handoffRules.tossUp.bantConfirmd',
      'handoffRules.inside',
    ]);
  });

  it('are none among those in force', () => {
    expect(unknownIn(defaultSettings)).toEqual([]);
  });
});
