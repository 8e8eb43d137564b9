export const PAPERS = ['A4', 'Letter'] as const
/** What a report is printed on. */
export type Paper = (typeof PAPERS)[number]

/** What the page looks like: on telephones and wide screens, by day and by night, and printed on one kind of paper. Nothing in it depends on the case. */
export const styleOf = (paper: Paper): string => `${SCREEN}${print(paper)}`

const SCREEN = `
:root {
  color-scheme: light dark;
  --ink: #1c2024; --quiet: #545c66; --paper: #ffffff; --line: #c3c9d1; --shade: #f3f5f8;
  --link: #1a4f9c; --warn: #a3231b; --warn-shade: #fdf2f1; --mark: #6b4a00; --mark-shade: #fff6df;
  --running: attr(data-running, "");
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6e9ec; --quiet: #adb5be; --paper: #15181b; --line: #454c55; --shade: #1f2429;
    --link: #9dc2ff; --warn: #ff9d94; --warn-shade: #2d1a19; --mark: #f0cb72; --mark-shade: #2b2412;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 4rem; max-width: 52rem; overflow-wrap: break-word; }
.client { font-size: 1.125rem; max-width: 44rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0.5rem 0; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.25rem 0 0.6rem; padding-block-end: 0.25rem; border-block-end: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.4rem 0 0.4rem; }
p, ul, ol { margin: 0.6rem 0; }
ul, ol { padding-inline-start: 1.4rem; }
li { margin: 0.3rem 0; }
a { color: var(--link); }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
:target { background: var(--mark-shade); }
.skip { position: absolute; inset-inline-start: 1rem; top: 0; transform: translateY(-110%); padding: 0.5rem 1rem; background: var(--paper); }
.skip:focus { transform: none; }
.subtitle { color: var(--quiet); }
.fictional { display: inline-block; margin: 0 0 0.5rem; padding: 0.2rem 0.7rem; border: 2px dashed var(--mark); background: var(--mark-shade); color: var(--mark); font-weight: 600; }
.notice { margin: 1.5rem 0; padding: 0.25rem 1.1rem 0.75rem; border: 2px solid var(--warn); border-inline-start-width: 0.6rem; background: var(--warn-shade); }
.notice h2 { margin-block-start: 0.75rem; border: 0; color: var(--warn); }
.notice h2::before { content: "\\26A0\\FE0E"; content: "\\26A0\\FE0E" / ""; margin-inline-end: 0.5rem; }
.notice li { margin: 0.5rem 0; }
.client .notice { border-color: var(--link); background: var(--shade); }
.client .notice h2 { color: var(--ink); }
.client .notice h2::before { content: none; }
nav { margin: 1.5rem 0; padding: 0.25rem 1.1rem 0.75rem; background: var(--shade); }
nav h2 { margin-block-start: 0.75rem; border: 0; font-size: 1rem; }
nav ul { columns: 15rem; padding-inline-start: 1.1rem; }
nav li { margin: 0; padding: 0.15rem 0; break-inside: avoid; }
figure { margin: 1.5rem 0; }
figure svg { display: block; max-width: 100%; height: auto; }
figure .narrow, figure .paper { display: none; }
figcaption { margin-block-start: 0.4rem; color: var(--quiet); font-size: 0.9rem; }
.scroll { overflow-x: auto; margin: 1rem 0 1.5rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; line-height: 1.4; }
caption { overflow-wrap: anywhere; text-align: start; font-weight: 600; padding-block-end: 0.4rem; }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.9rem 0.35rem 0; border-block-end: 1px solid var(--line); font-weight: 400; min-width: 4.5rem; }
th, td { padding-inline: 0 0.9rem; }
table .long { overflow-wrap: anywhere; }
thead th { font-weight: 600; border-block-end: 2px solid var(--quiet); vertical-align: bottom; }
.mark { font-size: 0.72rem; line-height: 0; vertical-align: super; }
.mark a { padding: 0.35rem 0.25rem; text-decoration: none; }
.mark a:hover, .mark a:focus { text-decoration: underline; }
.notes { font-size: 0.85rem; line-height: 1.45; }
.notes li { margin: 0.25rem 0; }
code { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: 0.92em; overflow-wrap: anywhere; }
.receipt { font-size: 0.85rem; overflow-wrap: anywhere; }
@media (max-width: 38rem) {
  h1 { font-size: 1.55rem; }
  figure .wide { display: none; }
  figure .narrow { display: block; }
}
`

/** Margins leave room for the running head and the number of the page. */
const MARGINS: Readonly<Record<Paper, string>> = { A4: '20mm 18mm 20mm', Letter: '0.8in 0.75in 0.8in' }

// Explicit colours, because a dark scheme would be printed dark; backgrounds are kept where they carry a warning.
const print = (paper: Paper): string => `@page {
  size: ${paper}; margin: ${MARGINS[paper]};
  @top-right { content: var(--running); font: 8.5pt Arial, sans-serif; color: #545c66; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt Arial, sans-serif; color: #545c66; }
}
@media print {
  :root {
    color-scheme: light;
    --ink: #000000; --quiet: #444444; --paper: #ffffff; --line: #b5b5b5; --shade: #f3f3f3;
    --link: #000000; --warn: #7d1610; --warn-shade: #ffffff; --mark: #3d2a00; --mark-shade: #ffffff;
  }
  html { font-size: 10.5pt; line-height: 1.4; }
  body { max-width: none; padding: 0; }
  .client { font-size: 12pt; max-width: none; }
  .skip, nav, .back, .to-table { display: none; }
  a { text-decoration: none; }
  h1, h2, h3, caption, .lead-in { break-after: avoid; break-inside: avoid; }
  h2 { margin-block-start: 1.4rem; }
  p, li, figure, tr { break-inside: avoid; orphans: 3; widows: 3; }
  .together { break-inside: avoid; }
  .notice { break-inside: avoid; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
  thead { display: table-header-group; break-after: avoid; break-inside: avoid; }
  tbody tr:first-child { break-before: avoid; }
  .short { break-inside: avoid; }
  .scroll { overflow: visible; }
  table { font-size: 9pt; }
  th, td { min-width: 0; }
  .notes, .receipt { font-size: 8.5pt; }
  :target { background: none; }
  figure .wide { display: block; }
  figure .narrow { display: none; }
  figure svg { max-height: 225mm; }
  .brief { font-size: 9.5pt; line-height: 1.3; }
  .brief h1 { margin-block: 0.2rem; font-size: 1.5rem; }
  .brief h2 { margin-block: 0.6rem 0.2rem; padding-block-end: 0.1rem; font-size: 1.15rem; }
  .brief h3 { margin-block: 0.3rem 0; font-size: 1em; }
  .brief p, .brief ul, .brief li { margin-block: 0.15rem; }
  .brief .scroll { margin-block: 0.3rem; }
  .brief th, .brief td { padding-block: 0.15rem; }
  .brief .notice { margin-block: 0.5rem; padding-block: 0.1rem 0.3rem; }
  .brief .notice h2 { margin-block-start: 0.3rem; }
  .brief figure { margin: 0; }
  .brief figure.opens { break-before: page; }
  .brief figure svg { max-height: none; }
  .brief figure .wide, .brief .pictures > h2, .brief figcaption { display: none; }
  .brief figure .paper { display: block; }
  .brief .tables, .client .tables { display: none; }
  .brief .tables.needed { display: block; }
}
`
