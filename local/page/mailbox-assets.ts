/** The style of the mailbox page. */
export const MAILBOX_STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #0b6e75; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --accent: #6fd3da; --on-accent: #06282b; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; font: 15px/1.5 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; padding: .75rem 1.25rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.15rem; margin: 0; } h2 { font-size: 1.25rem; margin: 0 0 .5rem; } h3 { font-size: 1rem; }
header p { margin: 0; font-size: .85rem; opacity: .75; }
.clock { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; } time { font-variant-numeric: tabular-nums; font-weight: 600; }
button { font: inherit; padding: .3rem .8rem; border: 1px solid var(--accent); border-radius: .4rem; background: none; color: var(--accent); cursor: pointer; }
button:hover:not(:disabled) { background: var(--accent); color: var(--on-accent); } button:disabled { opacity: .5; cursor: wait; }
a { color: var(--accent); } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main { flex: 1; display: grid; grid-template-columns: minmax(17rem, 24rem) 1fr; min-height: 0; }
nav { border-right: 1px solid var(--line); overflow: auto; max-height: calc(100vh - 5rem); } article { padding: 1.25rem; display: flex; flex-direction: column; min-width: 0; }
form { padding: .75rem 1rem; border-bottom: 1px solid var(--line); } label { font-size: .85rem; } .row { display: flex; gap: .5rem; }
input[type=search] { flex: 1; min-width: 0; font: inherit; padding: .3rem .5rem; border: 1px solid var(--line); border-radius: .4rem; background: transparent; color: inherit; }
ol { list-style: none; margin: 0; padding: 0; } li > a { display: block; }
ol a { padding: .6rem 1rem; border-bottom: 1px solid var(--line); color: inherit; text-decoration: none; } ol a:hover { background: var(--soft); }
ol a[aria-current] { background: var(--soft); box-shadow: inset 4px 0 var(--accent); }
ol strong, ol span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } ol small { display: flex; justify-content: space-between; opacity: .8; }
em { font-style: normal; } em.bounced, em.complained, em.suppressed { color: #c0392b; font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0 0 .75rem; } dt { opacity: .7; } dd { margin: 0; overflow-wrap: anywhere; }
.tabs { display: flex; gap: .25rem; margin: 0; border-bottom: 1px solid var(--line); } .tabs a { padding: .4rem .9rem; text-decoration: none; border-radius: .4rem .4rem 0 0; }
.tabs a[aria-current] { background: var(--accent); color: var(--on-accent); }
iframe { flex: 1; min-height: 65vh; width: 100%; border: 1px solid var(--line); border-top: 0; background: #fff; color-scheme: light; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.6 ui-monospace, "Noto Sans Mono CJK JP", monospace; }
textarea { display: block; width: 100%; margin: .4rem 0; font: inherit; padding: .4rem .5rem; border: 1px solid var(--line); border-radius: .4rem; background: transparent; color: inherit; } .reply { border: 0; padding: .75rem 0 0; }
.hint { padding: 1rem; opacity: .75; } .pager { display: flex; gap: 1rem; justify-content: space-between; padding: 0 1rem; }
@media (max-width: 45rem) { main { grid-template-columns: 1fr; } nav { border-right: 0; max-height: 40vh; border-bottom: 1px solid var(--line); } }
`;

/** The script of the mailbox page: the buttons that let time pass. */
export const MAILBOX_SCRIPT = `
const status = document.getElementById('status');
const buttons = document.querySelectorAll('[data-advance]');
for (const button of buttons) button.addEventListener('click', async () => {
  for (const each of buttons) each.disabled = true;
  status.textContent = document.body.dataset.passing;
  try {
    const answer = await fetch('/_local/advance', {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ milliseconds: Number(button.dataset.advance) }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    location.reload();
  } catch {
    status.textContent = document.body.dataset.failed;
    for (const each of buttons) each.disabled = false;
  }
});
for (const form of document.querySelectorAll('[data-reply]')) form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await fetch(form.dataset.reply, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: new FormData(form).get('text') }),
  });
  if (answer.ok) location.reload();
  else status.textContent = (await answer.json()).message;
});
`;
