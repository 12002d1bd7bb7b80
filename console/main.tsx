import { render } from 'preact';
import { Console } from './frame/console.tsx';
import { keepFocus } from './frame/keep-focus.ts';
import { listenToShortcuts } from './frame/shortcuts.ts';
import { sayUnforeseen } from './frame/unforeseen.ts';
import { SignedOut } from './frame/signed-out.tsx';

const place = document.getElementById('console');
if (place === null) throw new Error('index.html has no place for the console');
listenToShortcuts();
keepFocus(place);
sayUnforeseen();
render(location.pathname === '/signed-out' ? <SignedOut /> : <Console />, place);
