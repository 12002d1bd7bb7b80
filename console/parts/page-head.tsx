import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { focusOnArrival } from '../frame/arrival.ts';
import { dataLanguage } from '../words/language.ts';

interface HeadProps {
  readonly title: string;
  /** Where one came from: the list above. */
  readonly crumb?: { readonly to: string; readonly name: string };
  readonly children?: ComponentChildren;
  readonly actions?: ComponentChildren;
  /** The title is data: in the company's language, whatever that of the console. */
  readonly isData?: boolean;
}

/** The head of a page; the window is named after it. */
export function PageHead({ title, crumb, children, actions, isData = false }: HeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Rekindle`;
    focusOnArrival(heading.current);
  }, [title]);
  return (
    <div class="head">
      <div>
        {crumb !== undefined && (
          <p class="crumb">
            <a href={crumb.to}>{crumb.name}</a>
          </p>
        )}
        <h1 lang={isData ? dataLanguage.value : undefined} tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {children}
      </div>
      {actions !== undefined && <div class="acts">{actions}</div>}
    </div>
  );
}

/** A part of a page with a heading of its own. */
export const Section = ({
  title,
  aside,
  children,
  id,
}: {
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
  /** To lead to it from elsewhere on the page. */
  readonly id?: string;
}) => (
  <section id={id}>
    <div class="sec">
      <h2>{title}</h2>
      {aside}
    </div>
    {children}
  </section>
);
