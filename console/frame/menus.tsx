import { may } from '../data/session.ts';
import { Icon } from '../parts/icon.tsx';
import { word } from '../words/language.ts';
import { dock, menu, pages } from './pages.ts';
import { paramsOf, path } from './place.ts';

const words = {
  menu: word('メニュー', 'Menu'),
  main: word('メインメニュー', 'Main menu'),
  bottom: word('下部メニュー', 'Bottom menu'),
};

/** Whether the person may open an address. */
export const mayOpen = (to: string): boolean =>
  pages.some(({ pattern, needs }) => paramsOf(pattern, to) !== undefined && may(needs));

const isHere = (to: string): boolean =>
  to === '/' ? path.value === '/' : path.value === to || path.value.startsWith(`${to}/`);

/** The menu at the side, by what the person may open. */
export const SideMenu = () => (
  <nav class="nav" aria-label={words.main()}>
    <div>
      <MenuGroups />
    </div>
  </nav>
);

export const MenuGroups = () => (
  <>
    {menu.map(({ group, entries }) => {
      const open = entries.filter(({ to }) => mayOpen(to));
      return (
        open.length > 0 && (
          <div key={entries[0].to}>
            {group() !== '' && <h2>{group()}</h2>}
            <ul>
              {open.map(({ to, name }) => (
                <li key={to}>
                  <a href={to} aria-current={isHere(to) ? 'page' : undefined}>
                    <span>{name()}</span>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )
      );
    })}
  </>
);

/** The bar at the bottom of a phone: four and the menu. */
export const BottomBar = () => (
  <nav class="dock" aria-label={words.bottom()}>
    {dock
      .filter(({ to }) => mayOpen(to))
      .slice(0, 4)
      .map(({ to, name, icon }) => (
        <a key={to} href={to} aria-current={isHere(to) ? 'page' : undefined}>
          <Icon name={icon} />
          <span>{name()}</span>
        </a>
      ))}
    <a href="/menu" aria-current={isHere('/menu') ? 'page' : undefined}>
      <Icon name="menu" />
      <span>{words.menu()}</span>
    </a>
  </nav>
);
