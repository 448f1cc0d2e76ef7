// The element's own few words, in the languages that it speaks; all others are the report's.

/** @typedef {import('./attributes.js').Lang} Lang */

const HANS = {
  data: '数据',
  original: '原文',
  save: '存为图片',
  saved: '已存为图片',
  copy: '复制数据',
  copied: '已复制',
  source: '来源：',
  label: '项目',
  value: '数值',
  period: '时间',
  keys: '按方向键逐项查看数字和原文',
  up: '上升',
  down: '下降',
  about: '约',
  over: '超过',
  under: '不足',
  nearly: '近',
  until: '截至',
  to: '至',
  year: '年',
  month: '月',
  day: '日',
};

/** @type {Record<Lang, typeof HANS>} */
const WORDS = {
  'zh-Hans': HANS,
  'zh-Hant': {
    ...HANS,
    data: '數據',
    save: '存為圖片',
    saved: '已存為圖片',
    copy: '複製數據',
    copied: '已複製',
    source: '來源：',
    label: '項目',
    value: '數值',
    period: '時間',
    keys: '按方向鍵逐項查看數字和原文',
    about: '約',
    over: '超過',
  },
  en: {
    ...HANS,
    data: 'Data',
    original: 'Source text',
    save: 'Save as picture',
    saved: 'Saved',
    copy: 'Copy data',
    copied: 'Copied',
    source: 'Source: ',
    label: 'Figure',
    value: 'Value',
    period: 'Period',
    keys: 'Use the arrow keys to walk through the figures',
    up: 'up ',
    down: 'down ',
    about: 'about ',
    over: 'over ',
    under: 'under ',
    nearly: 'nearly ',
    until: 'up to ',
    to: ' to ',
  },
};

/** @typedef {typeof HANS} Words */

/** @param {Lang} lang */
export const wordsOf = (lang) => WORDS[lang];

/**
 * A metric's value as the report prints it, with its direction and how it departs from the number.
 * @param {import('./report-figures.js').Metric} metric
 * @param {Words} words
 */
export function valueOf({ written, value, unit, direction, approx }, words) {
  // A table of figures has its units in a column of their own.
  const printed = /\d$/.test(written) ? written + (unit ?? '') : written || `${value}${unit ?? ''}`;
  return (direction ? words[direction] : '') + (approx ? words[approx] : '') + printed;
}

/**
 * An ISO period as people say it: `../2020-06` → 截至2020年6月.
 * @param {string | null | undefined} period
 * @param {Words} words
 */
export function periodOf(period, words) {
  if (!period) return '';
  const [from, to] = period.split('/');
  if (to === undefined) return date(from, words);
  return from === '..' ? words.until + date(to, words) : date(from, words) + words.to + date(to, words);
}

/**
 * @param {string | undefined} iso
 * @param {Words} words
 */
function date(iso, words) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso ?? '');
  if (!parts || words === WORDS.en) return iso ?? '';
  const [, year, month, day] = parts;
  return year + words.year + (month ? Number(month) + words.month : '') + (day ? Number(day) + words.day : '');
}
