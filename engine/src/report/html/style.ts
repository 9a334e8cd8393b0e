/**
 * The page's only style. Colour follows the words and carries nothing that they do not say. What is unfolded is
 * printed, and what is folded is not: of a large estate nobody wants every mark on paper.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1c1e21; --quiet: #5a6068; --line: #d5d9de; --card: #f6f7f9;
  --stop: #a8071a; --doubt: #7a4a00; --care: #875200; --fine: #1b6b2f; --link: #0b5cad;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --ink: #e7e9ec; --quiet: #a3abb5; --line: #3a4048; --card: #1e2126;
    --stop: #ff8f8f; --doubt: #ffc36b; --care: #f2b45c; --fine: #7fd494; --link: #7db8ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.25rem clamp(1rem, 4vw, 3rem) 3rem; max-width: 76rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .5rem; }
h3 { font-size: 1.1rem; line-height: 1.3; margin: 0; }
p { margin: .35rem 0; max-width: 62rem; }
a { color: var(--link); }
ul { margin: .35rem 0; padding-left: 1.25rem; max-width: 62rem; }
li { margin: .25rem 0; }
.quiet { color: var(--quiet); }
.strong { font-weight: 600; }
.stop, .doubt, .care, .fine { font-weight: 600; }
.stop { color: var(--stop); } .doubt { color: var(--doubt); }
.care { color: var(--care); } .fine { color: var(--fine); }
code { font: .9em ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
article { border: 1px solid var(--line); border-radius: .5rem; background: var(--card); padding: 1rem 1.1rem; margin: 1rem 0; }
.place { color: var(--quiet); margin-top: .1rem; }
dl { margin: .6rem 0 0; display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: .45rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
dd p { margin: 0 0 .25rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
th { font-size: .9rem; color: var(--quiet); font-weight: 600; }
td { min-width: 7.5rem; }
td.number { width: 2.5rem; min-width: 0; }
td.clause { width: 45%; }
td.verdict span { white-space: nowrap; }
details { margin-top: .7rem; }
summary { cursor: pointer; color: var(--link); }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .75rem; font-size: .9rem; color: var(--quiet); }
@media (max-width: 40rem) {
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dt { margin-top: .55rem; }
  table, tbody, tr, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
  td, td.clause { border: 0; padding: 0; min-width: 0; width: auto; }
  td.number { float: left; width: auto; padding-right: .5rem; }
  td[data-head]::before { content: attr(data-head) " "; color: var(--quiet); font-size: .85rem; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --card: #fff;
    --stop: #8b0010; --doubt: #5e3900; --care: #5e3900; --fine: #14501f; --link: #000;
  }
  body { padding: 0; max-width: none; font-size: 10pt; }
  h1, h2, h3, .place, dt, summary { break-after: avoid; }
  article { break-inside: auto; padding: .6rem .8rem; }
  tr, dd > p, li { break-inside: avoid; }
  details:not([open]) { display: none; }
  dd a[href^="http"]::after { content: " <" attr(href) ">"; font-size: .85em; }
  @page { margin: 16mm; }
}
`;
