/** The index page's looks: one column on a phone, two on a desk. */
export const STYLE = `
:root { color-scheme: light; --ink: #1c2733; --soft: #5d6b7a; --line: #e3e8ee; --accent: #0b6e6e; --warn: #b3401f; --paper: #fff }
* { box-sizing: border-box }
body { margin: 0; background: #f4f6f8; color: var(--ink); font: 15px/1.6 "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", system-ui, sans-serif }
a { color: var(--accent); text-decoration: none } a:hover { text-decoration: underline }
header { background: var(--accent); color: #fff; padding: 18px 24px }
header > div { max-width: 1040px; margin: 0 auto; display: flex; flex-wrap: wrap; gap: 4px 20px; align-items: baseline }
header a { color: #d5efec } h1 { font-size: 22px; margin: 0 } header .grow { flex: 1 }
.progress { height: 6px; background: #cfe3e1 } .progress div { height: 6px; background: #e0a030 }
main { max-width: 1040px; margin: 20px auto; padding: 0 16px; display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)) }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 16px 20px }
section.wide { grid-column: 1 / -1 }
h2 { font-size: 15px; margin: 0 0 10px; color: var(--soft); font-weight: 600 }
.figures { display: flex; flex-wrap: wrap; gap: 12px 36px } .figures b { display: block; font-size: 30px; line-height: 1.2; font-variant-numeric: tabular-nums }
.figures span { color: var(--soft) } .warn b, .warn { color: var(--warn) }
.bar { display: grid; grid-template-columns: 9em 1fr 2.5em; gap: 10px; align-items: center; margin: 3px 0 }
.bar i { display: block; height: 10px; border-radius: 5px; background: #8fc5c0 } .bar em { font-style: normal; text-align: right; font-variant-numeric: tabular-nums }
ul { list-style: none; margin: 0; padding: 0 } li { padding: 5px 0; border-bottom: 1px solid var(--line) } li:last-child { border: 0 }
ul.columns { columns: 2 340px; column-gap: 32px } ul.columns li { break-inside: avoid }
small { color: var(--soft) } code { background: #eef2f5; border-radius: 4px; padding: 2px 6px; font-size: 13px }
`;
