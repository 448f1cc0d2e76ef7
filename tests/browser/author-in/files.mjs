// Files of every form that an editor may bring, made here: the same sentence in each.

import { strToU8, zipSync } from 'fflate';

export const SENTENCE = '2019年,全省共检查企业1200家,发现问题300个。';
const MORE = '整改工作由省生态环境厅牵头,各市县按照属地原则逐项落实,台账每月更新一次,并接受社会监督。';

/** A page of a government site: the article among menus, links and a foot. */
export const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>整改情况公开</title><script>var total = 77;</script></head><body>
<nav><ul><li><a href="/1">首页</a></li><li><a href="/2">政务公开99条</a></li></ul></nav>
<div class="breadcrumb">当前位置:首页 > 公告</div>
<div class="content" id="article"><h1>整改情况公开</h1><p>${SENTENCE}</p><p>${MORE}</p>
<table><tr><th>指标</th><th>数值</th></tr><tr><td>立案</td><td>15件</td></tr></table><p>${MORE}${MORE}</p></div>
<div class="sidebar"><a href="/3">相关阅读88篇</a></div>
<footer>版权所有 电话:010-66666666</footer></body></html>`;

/** The same as older sites send it. */
export const OLD_PAGE = (() => {
  const [head, tail] = PAGE.replace('charset="utf-8"', 'charset="gb2312"').split(SENTENCE);
  // 中 in the national standard is D6 D0: enough to tell whether the bytes were read as what they are.
  const ascii = (words) => [...words].map((letter) => (letter.charCodeAt(0) < 128 ? letter.charCodeAt(0) : 0x20));
  const sentence = [...'2019'].map((digit) => digit.charCodeAt(0));
  // 年,共检查企业1200家。
  const rest = [0xc4, 0xea, 0x2c, 0xb9, 0xb2, 0xbc, 0xec, 0xb2, 0xe9, 0xc6, 0xf3, 0xd2, 0xb5, 0x31, 0x32, 0x30, 0x30, 0xbc, 0xd2, 0xa1, 0xa3];
  return Buffer.from([...ascii(head), ...sentence, ...rest, ...ascii(tail)]);
})();

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const row = (...cells) => `<w:tr>${cells.map((words) => `<w:tc>${paragraph(words)}</w:tc>`).join('')}</w:tr>`;

/** A document of Word, with a table. */
export const DOCX = Buffer.from(
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document ${W}><w:body>${paragraph('整改情况公开')}${paragraph(SENTENCE)}<w:tbl>${row('指标', '数值')}${row('立案', '15件')}</w:tbl></w:body></w:document>`,
    ),
  }),
);

/** A PDF by hand: its font is named by a map of Chinese characters, and is not in the file. */
export function pdf(lines, { height = 842 } = {}) {
  const hex = (words) => Buffer.from(words, 'utf16le').swap16().toString('hex');
  const shown = lines.map((words, index) => `1 0 0 1 60 ${height - 80 - index * 24} Tm <${hex(words)}> Tj`).join('\n');
  const stream = `BT /F1 14 Tf\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 /FontBBox [-25 -254 1000 880] >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = file.length;
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${file}xref\n0 8\n0000000000 65535 f \n${rows}trailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`, 'latin1');
}
