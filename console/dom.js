/** Makes an element. `on…` are listeners, true and false set or leave out an attribute, other properties are attributes. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Replaces what a section shows; the focus, the caret and opened details stay where they were. */
export function fill(section, ...children) {
  const focused = section.contains(document.activeElement) ? document.activeElement : null;
  const caret = focused?.selectionStart;
  const opened = new Set([...section.querySelectorAll('details[open][id]')].map((each) => each.id));
  section.replaceChildren(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  for (const details of section.querySelectorAll('details[id]')) if (opened.has(details.id)) details.open = true;
  const again = focused?.id ? document.getElementById(focused.id) : null;
  if (again === null) return;
  again.focus({ preventScroll: true });
  if (typeof caret === 'number' && typeof again.setSelectionRange === 'function' && again.type !== 'email') again.setSelectionRange(caret, caret);
}

/** A label above its field, with an optional note. */
export const field = (labelText, input, className = 'field') => h('div', { class: className }, h('label', { for: input.id }, labelText), input);

export const errorBox = (message) => (message ? h('p', { class: 'alert', role: 'alert' }, message) : undefined);

/** Figures side by side: label and value. */
export const facts = (pairs, className = 'facts') => h('dl', { class: className }, pairs.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));

/** A table that scrolls sideways on a narrow screen. `name` names it for a screen reader. */
export const table = (name, heads, rows) =>
  h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name },
    h('table', {}, h('thead', {}, h('tr', {}, heads.map((head) => h('th', { scope: 'col' }, head)))), h('tbody', {}, rows.map((cells) => h('tr', {}, cells.map((cell) => h('td', {}, cell)))))),
  );
