/** An element that what had the focus stands in, and which of its children leads there. */
interface Around {
  readonly element: Element;
  readonly child: number;
}

/** What had the focus last by keyboard, and what it stands in, from the inside out. */
let last: { readonly focused: Element; readonly around: readonly Around[] } | undefined;

const focusable = 'a[href], button:not([disabled]), input:not([type=hidden]), select, textarea, summary';

/**
 * Where what has the focus goes (a button that opens a form in its place, a form that closes), the focus goes to what is
 * there now, not to the top of the page: who works by keyboard goes on from where they were.
 */
export function keepFocus(within: Element): void {
  addEventListener('focusin', ({ target }) => {
    last =
      target instanceof Element && target.matches(':focus-visible')
        ? { focused: target, around: [...around(target)] }
        : undefined;
  });
  new MutationObserver(() => {
    if (last === undefined || last.focused.isConnected || document.activeElement !== document.body) return;
    const main = within.querySelector<HTMLElement>('main');
    const left = last.around.find(({ element }) => element.isConnected);
    last = undefined;
    if (main === null || left === undefined || !main.contains(left.element)) return;
    (nearest(left, main) ?? main).focus();
  }).observe(within, { childList: true, subtree: true });
}

function* around(of: Element): Generator<Around> {
  for (
    let child = of, parent = of.parentElement;
    parent !== null;
    child = parent, parent = parent.parentElement
  )
    yield { element: parent, child: [...parent.children].indexOf(child) };
}

/** The first control of what took the place, else of what is around it. */
function nearest({ element, child }: Around, main: Element): HTMLElement | null {
  const there = element.children[child];
  if (there instanceof HTMLElement && there.matches(focusable)) return there;
  const inside = there?.querySelector<HTMLElement>(focusable);
  if (inside !== null && inside !== undefined) return inside;
  for (let each: Element | null = element; each !== null && main.contains(each); each = each.parentElement) {
    const found = each.querySelector<HTMLElement>(focusable);
    if (found !== null) return found;
  }
  return null;
}
