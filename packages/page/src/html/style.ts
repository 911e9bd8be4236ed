/** Inline styles only: mail programs drop style sheets. Colours keep a contrast of 4.5 : 1 on their ground. */
const FONT = `font-family:'PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei','Helvetica Neue',Arial,sans-serif`;

export const STYLE = {
  body: `margin:0;padding:0;background:#eef2f3;${FONT};color:#1f2933;-webkit-text-size-adjust:100%`,
  ground: 'background:#eef2f3;table-layout:fixed',
  // A fixed layout keeps a wide table from making the whole page wider than a phone.
  page: 'width:100%;max-width:840px;background:#ffffff;table-layout:fixed',
  scroll: 'overflow-x:auto',
  band: `background:#0b4f5c;padding:26px 20px;color:#ffffff;${FONT}`,
  bandSmall: 'font-size:13px;line-height:20px;color:#cfe6ea',
  bandTitle: 'font-size:24px;line-height:32px;font-weight:bold;color:#ffffff',
  section: `padding:22px 20px 0 20px;${FONT}`,
  heading: 'margin:0 0 10px 0;font-size:16px;line-height:24px;font-weight:bold;color:#0b4f5c',
  tileBox: 'margin:0 8px 8px 0',
  tile: 'padding:14px 10px 14px 16px;background:#f4f8f9;border-left:3px solid #0e7c86;vertical-align:top',
  tileName: 'font-size:12px;line-height:18px;color:#52606d',
  tileValue: 'font-size:26px;line-height:34px;font-weight:bold;color:#1f2933;white-space:nowrap',
  tileNote: 'font-size:12px;line-height:18px;color:#52606d',
  headlines: 'padding:10px 16px;background:#fdf1ec;border-left:3px solid #c2410c',
  headline: 'margin:4px 0;font-size:15px;line-height:23px;color:#5f230e',
  table: 'width:100%;border-collapse:collapse;font-size:13px;line-height:18px;white-space:nowrap',
  wrappedTable: 'width:100%;border-collapse:collapse;font-size:13px;line-height:18px',
  narrowTable:
    'width:100%;max-width:420px;border-collapse:collapse;font-size:13px;line-height:18px;white-space:nowrap',
  chart: 'display:block;width:100%;height:auto;border:0',
  chartEdge: 'margin:0;font-size:11px;line-height:14px;color:#52606d',
  chartLabels: 'table-layout:fixed;font-size:11px;line-height:15px;color:#52606d;text-align:center',
  headRow: 'color:#52606d;font-size:12px;white-space:normal',
  head: 'border-bottom:2px solid #0e7c86;font-weight:normal',
  // Mail programs cut a page off at 100 KB: lines stand at the row, since at each figure they would be a third of it. Outlook draws none.
  row: 'border-bottom:1px solid #e4e9ec',
  totalRow: 'border-bottom:2px solid #b8c4ca;font-weight:bold;background:#f4f8f9',
  // A commitment is one word of 64 letters, which must break on a phone.
  note: 'margin:8px 0 0 0;font-size:12px;line-height:19px;color:#52606d;overflow-wrap:anywhere;word-wrap:break-word',
  foot: `padding:20px 20px 28px 20px;font-size:12px;line-height:19px;color:#52606d;${FONT}`,
} as const;

/** From the best level to the worst, then 未评价. */
export const LEVEL_COLOURS = ['#0e7c86', '#6fb7bd', '#e9c46a', '#e08e45', '#c2410c', '#8f2d0a'] as const;
export const NOT_RATED_COLOUR = '#c9d1d6';
