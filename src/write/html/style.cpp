// write/html: how the page looks on screens and on paper.
#include "write/html/style.h"

namespace yiben::write::web {

namespace {

// Colours have contrasts of at least 4.5 (letters) and 3 (shapes) in both schemes. Paper is always
// light. Elements marked `hidden` and `shown` are for people, not for readers of the text
// (docs/formats/html-out.md).
constexpr std::string_view kStyle = R"css(
:root {
  color-scheme: light;
  --paper: #fff; --ink: #1b1b1f; --soft: #5a5e66; --line: #b9bec6; --head: #eef1f5;
  --accent: #1f5fa8; --before: #767f8c; --below: #a83232; --ribbon: #7fa8d6;
  --sans: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", SimHei, sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --paper: #16181c; --ink: #e8e9ec; --soft: #abb1bb; --line: #4a505a; --head: #23272e;
    --accent: #8bbcf5; --before: #98a2b0; --below: #f09a9a; --ribbon: #3d6796;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 0 1rem 4rem; max-width: 80rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.75 var(--sans); overflow-wrap: anywhere;
}
.shown[hidden] { display: block; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus {
  left: 1rem; top: .5rem; z-index: 1; padding: .25rem .75rem; background: var(--paper);
}
header { padding: 2.5rem 0 1.5rem; text-align: center; border-bottom: 2px solid var(--accent); }
h1, .title {
  margin: 0 0 .5rem; font-size: clamp(1.4rem, 4.5vw, 2rem); line-height: 1.35;
  font-weight: 700; text-align: center; text-wrap: balance;
}
.subtitle { margin: .25rem 0; color: var(--soft); text-align: center; }
h2 { margin: 3rem 0 1rem; font-size: 1.4rem; line-height: 1.4; }
h3 { margin: 2rem 0 .75rem; font-size: 1.15rem; }
h4, h5, h6 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
main p.body { margin: .5rem 0; max-width: 46rem; text-indent: 2em; }
.contents { margin: 0 0 .5rem; font-weight: 700; }
nav { padding: 1.5rem 0; }
nav ol { margin: 0; padding: 0; list-style: none; }
nav ol ol { padding-left: 1.25em; }
nav a { display: inline-block; padding: .25rem 0; line-height: 1.4; text-decoration: none; }
nav a:hover, nav a:focus-visible { text-decoration: underline; }
section > section, .sheet, h2, h3, h4, h5, h6 { scroll-margin-top: 1rem; }
.sheet { margin: 1.5rem 0; overflow-x: auto; container-type: inline-size; }
figure .sheet { margin: .5rem 0; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.5; }
caption { padding: 0; text-align: left; }
caption > div { position: sticky; left: 0; width: 100%; max-width: 100cqi; padding-bottom: .4rem; }
caption p { margin: 0; }
.label, .unit, .note { color: var(--soft); font-size: .875rem; }
.caption { font-size: 1.05rem; font-weight: 700; text-align: center; }
.unit { text-align: right; }
.note { margin: -.75rem 0 1.5rem; max-width: 46rem; }
th, td {
  min-width: 3.5em; padding: .3em .55em; border: 1px solid var(--line);
  vertical-align: middle; text-align: left; font-weight: 400;
}
thead th, thead td { background: var(--head); text-align: center; font-weight: 600; }
tbody th[scope=row], tbody th[scope=rowgroup] { min-width: 8em; }
th.k, td.k { min-width: 0; white-space: nowrap; }
td.n { min-width: 0; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.i1 { padding-left: 1.55em; } .i2 { padding-left: 2.55em; } .i3 { padding-left: 3.55em; }
.i4 { padding-left: 4.55em; } .i5 { padding-left: 5.55em; } .i6 { padding-left: 6.55em; }
.i7 { padding-left: 7.55em; } .i8 { padding-left: 8.55em; }
tbody tr:hover > * { background: var(--head); }
pre { margin: 0; font: inherit; white-space: pre-line; }
figure { margin: 2rem 0; }
.bars, figure details { max-width: 40rem; }
figcaption { margin-bottom: .5rem; font-size: 1.05rem; font-weight: 700; }
summary { padding: .25rem 0; color: var(--accent); cursor: pointer; }
svg { display: block; overflow: visible; font: 14px/1 var(--sans); }
svg.flow { margin: 0 auto; overflow: hidden; }
svg text { fill: var(--ink); }
svg .amount, svg .change { font-size: 13px; font-variant-numeric: tabular-nums; }
svg .change, svg tspan.amount { fill: var(--soft); }
svg .now, svg .node { fill: var(--accent); }
svg .before { fill: var(--before); }
svg .below { fill: var(--below); }
svg .ribbon { fill: var(--ribbon); fill-opacity: .55; }
svg .ribbon:hover { fill-opacity: .9; }
svg .inside {
  paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round;
}
svg .inside tspan.amount { fill: var(--ink); }
@media screen and (max-width: 30rem) {
  th, td { padding: .3em .35em; }
  tbody th[scope=row], tbody th[scope=rowgroup] { min-width: 6em; }
}
@media screen and (min-width: 70rem) {
  body.aside { display: grid; grid-template-columns: 17rem minmax(0, 1fr); column-gap: 3rem; }
  body.aside > header, body.aside > .skip { grid-column: 1 / -1; }
  body.aside > nav { position: sticky; top: 0; align-self: start; max-height: 100vh;
    overflow-y: auto; font-size: .875rem; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@page {
  size: A4; margin: 25mm 20mm 22mm;
  @bottom-center {
    content: "— " counter(page) " —"; font: 12pt SimSun, "Noto Serif CJK SC", serif;
  }
}
@page wide { size: A4 landscape; margin: 20mm 15mm 15mm; }
@media print {
  body { max-width: none; padding: 0; line-height: 1.6;
    font: 12pt/1.6 FangSong, STFangsong, "Noto Serif CJK SC", SimSun, serif; }
  h1, h2, h3, h4, h5, h6, .title, .caption, figcaption, thead th { font-family: var(--sans); }
  header { padding: 0 0 1rem; }
  .skip, summary { display: none; }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3, h4, h5, h6, caption, figcaption, .contents { break-after: avoid; }
  main p.body { max-width: none; orphans: 2; widows: 2; }
  .sheet { overflow: visible; container-type: normal; margin: .75rem 0; }
  .sheet.wide { page: wide; }
  caption > div { max-width: none; position: static; }
  table { font-size: 9pt; line-height: 1.35; }
  .close table { font-size: 8pt; }
  .dense table { font-size: 6.5pt; }
  .close :is(th, td), .dense :is(th, td) {
    padding-block: .2em; padding-right: .25em; min-width: 0;
  }
  .close .n, .dense .n { padding-left: .25em; }
  thead { display: table-header-group; }
  tr, figure, svg { break-inside: avoid; }
  svg.flow { max-width: 100%; height: auto; }
  svg, th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

}  // namespace

std::string_view style() {
  return kStyle;
}

}  // namespace yiben::write::web
