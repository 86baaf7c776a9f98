/** The one stylesheet. Colours follow the system's light or dark setting; one column on a phone, two on a desk. */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #12151a);
  --card: light-dark(#ffffff, #1a1f27);
  --line: light-dark(#dfe3ea, #2c333f);
  --text: light-dark(#1a2230, #e6eaf1);
  --soft: light-dark(#566176, #9aa6ba);
  --accent: light-dark(#1c5bd9, #7fb0ff);
  --on-accent: light-dark(#ffffff, #0c1526);
  --tint: light-dark(#e8effd, #1f2d47);
  --danger: light-dark(#b3261e, #ff9b93);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: .15em; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.05rem; margin: 0 0 .75rem; }
p { margin: 0 0 .75rem; }
.bar { background: var(--card); border-bottom: 1px solid var(--line); }
.bar > div { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center; padding-block: .75rem; }
.bar strong { font-size: 1.05rem; margin-inline-end: auto; }
.bar nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; }
.bar nav a { text-decoration: none; padding-block: .25rem; }
.bar nav a[aria-current] { color: var(--text); font-weight: 600; }
.wide { max-width: 68rem; margin-inline: auto; padding-inline: 1rem; }
main { padding-block: 1.5rem 3rem; display: grid; gap: 1.25rem; }
.columns { display: grid; gap: 1.25rem; align-items: start; }
.columns > div { display: grid; gap: 1.25rem; }
@media (min-width: 52rem) { .columns { grid-template-columns: 3fr 2fr; } }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.1rem; }
.narrow { max-width: 30rem; margin: 10vh auto 0; }
.soft { color: var(--soft); }
.small { font-size: .875rem; }
.badge {
  display: inline-block; padding: .05rem .55rem; border-radius: 1rem; background: var(--tint); color: var(--accent);
  font-size: .8125rem; font-weight: 600; white-space: nowrap;
}
ul.rows { list-style: none; margin: 0; padding: 0; }
ul.rows > li { padding-block: .6rem; border-top: 1px solid var(--line); }
ul.rows > li:first-child { border-top: 0; padding-top: 0; }
ul.rows > li:last-child { padding-bottom: 0; }
.row { display: flex; flex-wrap: wrap; gap: .35rem .75rem; align-items: baseline; justify-content: space-between; }
.done a { text-decoration: line-through; color: var(--soft); }
form { display: grid; gap: .75rem; }
form.inline { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
form.inline select { width: auto; flex: 1 1 9rem; }
label { display: grid; gap: .25rem; font-size: .9rem; font-weight: 600; }
input, textarea, select {
  width: 100%; font: inherit; font-weight: 400; color: inherit; background: var(--page); border: 1px solid var(--line);
  border-radius: .5rem; padding: .5rem .65rem;
}
textarea { min-height: 5rem; resize: vertical; }
button {
  justify-self: start; font: inherit; font-weight: 600; cursor: pointer; color: var(--on-accent);
  background: var(--accent); border: 1px solid var(--accent); border-radius: .5rem; padding: .45rem .9rem;
}
button.quiet { color: var(--accent); background: transparent; border-color: var(--line); }
button.danger { color: var(--danger); background: transparent; border-color: var(--line); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.body { white-space: pre-wrap; }
.spinner {
  width: 1.75rem; height: 1.75rem; border: .25rem solid var(--line); border-top-color: var(--accent);
  border-radius: 50%; animation: turn 1s linear infinite; margin-bottom: 1rem;
}
@keyframes turn { to { rotate: 1turn; } }
@media (prefers-reduced-motion: reduce) { .spinner { animation: none; } }
`;
