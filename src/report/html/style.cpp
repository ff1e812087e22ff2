// The style of the page: screens, light and dark, and paper.
#include "report/html/assets.h"

namespace yiben::report::page {
namespace {

// Letters have contrasts of at least 4.5 in both schemes. Paper is always light.
constexpr std::string_view kStyle = R"css(
:root {
  color-scheme: light;
  --paper: #fff; --ink: #1b1b1f; --soft: #565b63; --line: #b9bec6; --head: #eef1f5;
  --accent: #1f5fa8; --e: #b3261e; --w: #8a5300; --h: #2b5f9e; --ok: #1e6b34;
  --e-back: #fde0dd; --w-back: #fdebc8; --h-back: #deeafa;
  --sans: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", SimHei, sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --paper: #16181c; --ink: #e8e9ec; --soft: #b3b9c2; --line: #4a505a; --head: #23272e;
    --accent: #8bbcf5; --e: #ff9d94; --w: #f0bd6a; --h: #9cc4f5; --ok: #8fd6a3;
    --e-back: #52211d; --w-back: #483411; --h-back: #1f3a5c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 0 1rem 6rem; max-width: 84rem; overflow-wrap: anywhere;
  background: var(--paper); color: var(--ink); font: 1rem/1.65 var(--sans);
}
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; z-index: 3; padding: .25rem .75rem; }
.skip { background: var(--paper); }
header { padding: 2rem 0 1rem; border-bottom: 2px solid var(--accent); }
h1 { margin: 0; font-size: clamp(1.35rem, 4vw, 1.9rem); line-height: 1.35; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.3rem; }
h2::first-letter, dt::first-letter { text-transform: uppercase; }
h3 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
.verdict { font-size: 1.1rem; font-weight: 700; }
.consistent { color: var(--ok); } .inconsistent { color: var(--e); } .unproven { color: var(--w); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; margin: 1rem 0; }
dt { color: var(--soft); } dd { margin: 0; }
.findings { margin: 0; padding: 0; list-style: none; }
.findings > li {
  margin: .5rem 0; padding: .5rem .75rem; border-left: .35rem solid; scroll-margin-top: 1rem;
}
.findings > .e { border-color: var(--e); } .findings > .w { border-color: var(--w); }
.findings > .h { border-color: var(--h); }
.findings p { margin: .1rem 0; }
.findings ul { margin: .25rem 0; padding-left: 1.25rem; }
.findings .rule, .findings .basis { color: var(--soft); font-size: .875rem; }
.why { color: var(--ok); }
.tag { font-weight: 700; margin-right: .4em; }
.tag.e { color: var(--e); } .tag.w { color: var(--w); } .tag.h { color: var(--h); }
.should { color: var(--ok); font-weight: 600; }
.num { font-variant-numeric: tabular-nums; }
nav ul { columns: 20rem; margin: 0; padding-left: 1.25rem; }
nav a { display: inline-block; padding: .2rem 0; }
.page {
  margin: 2.5rem 0 1rem; padding-top: .25rem; border-top: 1px dashed var(--line);
  color: var(--soft); font-size: .875rem; scroll-margin-top: 1rem;
}
.doc p { max-width: 52rem; margin: .4rem 0; }
.furniture { color: var(--soft); font-size: .8rem; }
.head { font-weight: 700; }
.sheet { margin: 1rem 0; overflow-x: auto; }
table { border-collapse: collapse; font-size: .85rem; line-height: 1.45; }
th, td {
  min-width: 4em; padding: .25em .5em; border: 1px solid var(--line); vertical-align: middle;
  text-align: left; font-weight: 400; scroll-margin: 5rem;
}
thead th, thead td { background: var(--head); text-align: center; font-weight: 600; }
th[scope=row] { min-width: 7em; }
pre { margin: 0; font: inherit; white-space: pre-line; }
td.n { min-width: 0; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
a.f { color: inherit; text-decoration: none; padding: .25em 0; }
a.f:hover { text-decoration: underline; }
td.n:target, td.n.on { outline: 3px solid var(--accent); outline-offset: -3px; }
mark { color: inherit; }
mark.e, td.e, th.e { background: var(--e-back); } mark.w, td.w, th.w { background: var(--w-back); }
mark.h, td.h, th.h { background: var(--h-back); }
a.mk {
  display: inline-block; min-width: 1.5rem; min-height: 1.5rem; margin: 0 .2em; padding: 0 .3em;
  border: 2px solid; border-radius: .75rem; font-size: .8rem; line-height: 1.3rem; font-weight: 700;
  text-align: center; text-decoration: none; background: var(--paper); scroll-margin: 5rem;
}
a.mk.e { color: var(--e); } a.mk.w { color: var(--w); } a.mk.h { color: var(--h); }
a.mk:target { outline: 3px solid var(--accent); outline-offset: 2px; }
.findings > li:target { outline: 3px solid var(--accent); }
#panel {
  position: fixed; right: 1rem; bottom: 1rem; z-index: 2; width: min(34rem, calc(100vw - 2rem));
  max-height: min(60vh, 32rem); overflow: auto; padding: .75rem 1rem; background: var(--paper);
  border: 2px solid var(--accent); border-radius: .5rem; box-shadow: 0 .25rem 1.5rem #0006;
  font-size: .9rem;
}
#panel[hidden] { display: none; }
#panel h2 { margin: 0 3rem .5rem 0; font-size: 1rem; }
#panel h3 { margin: .75rem 0 .1rem; font-size: .85rem; font-weight: 400; color: var(--soft); }
#panel button {
  position: absolute; right: .5rem; top: .5rem; min-width: 2rem; min-height: 2rem; font: inherit;
  color: var(--ink); background: var(--head); border: 1px solid var(--line); border-radius: .25rem;
}
#panel ul { margin: .2rem 0; padding: 0; list-style: none; }
#panel li { display: flex; flex-wrap: wrap; gap: 0 .5em; padding: .1rem 0; }
#panel small { color: var(--soft); }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@page { size: A4; margin: 20mm 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.5; }
  nav, .skip, #panel, .hint { display: none; }
  a { color: inherit; text-decoration: none; }
  .sheet { overflow: visible; }
  table { font-size: 6.5pt; line-height: 1.3; }
  th, th[scope=row], td { min-width: 0; padding: .15em .25em; }
  tr, .findings > li { break-inside: avoid; }
  h2, h3, .page { break-after: avoid; }
  a.mk { min-width: 0; min-height: 0; border-width: 1px; line-height: 1; }
  mark, td, th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

}  // namespace

std::string_view style() {
  return kStyle;
}

}  // namespace yiben::report::page
