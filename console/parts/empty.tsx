import type { ComponentChildren } from 'preact';

/** Why there is nothing, what will fill it, and one thing to do. */
export const Empty = ({
  children,
  action,
}: {
  readonly children: ComponentChildren;
  readonly action?: { readonly to: string; readonly name: string } | undefined;
}) => (
  <div class="empty">
    <p>{children}</p>
    {action !== undefined && (
      <a class="btn" href={action.to}>
        {action.name}
      </a>
    )}
  </div>
);
