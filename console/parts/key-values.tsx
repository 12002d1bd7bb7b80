import type { ComponentChildren } from 'preact';

/** Names with their values; what has none is left out. */
export const KeyValues = ({
  pairs,
}: {
  readonly pairs: readonly (readonly [string, ComponentChildren])[];
}) => (
  <dl class="kv">
    {pairs.map(([name, value]) =>
      value === undefined || value === '' || value === false ? null : (
        <div key={name} class="pair">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ),
    )}
  </dl>
);
