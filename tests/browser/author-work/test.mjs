// What an editor does with a report on the desk: sees what was read, corrects it, explains, arranges, goes back.

import assert from 'node:assert/strict';

import { REPORT, SHORT, bring, isRead, offered, openDesk, pick, say } from '../author/desk.mjs';
import { test } from '../author/playwright.mjs';

/** The reading that would be taken home. */
async function reading(page) {
  const offer = await offered(page, 'json');
  await offer.getByRole('button', { name: '复制' }).click();
  await offer.locator('.done', { hasText: '已复制' }).waitFor();
  return JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
}

async function openWith(t, text, settings) {
  const opened = await openDesk(t, settings);
  await opened.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await bring(opened.page, text);
  return opened;
}

test('each numeral is marked by what it is, and the coverage says how many', async (t) => {
  const { page } = await openWith(t, '第三批共查处案件1200件,PM2.5平均浓度为45。2019年5月,又查处12起。\n');
  const marks = await page.locator('#lines .mark').evaluateAll((spans) => spans.map((span) => [span.textContent, span.className]));
  const classOf = (words) => marks.find(([written]) => written.includes(words))?.[1];
  assert.equal(classOf('第三'), 'mark ordinal');
  assert.equal(classOf('1200件'), 'mark metric');
  assert.equal(classOf('2.5'), 'mark name');
  assert.equal(classOf('2019年'), 'mark date');
  const { coverage, metrics } = await reading(page);
  const said = await page.locator('#coverage').textContent();
  assert.match(said, new RegExp(`^${coverage.numerals}处数字，${metrics.length}个指标，`));
});

test('the lines lie under the very words, however the text wraps', async (t) => {
  for (const width of [360, 720, 1280]) {
    const { page } = await openWith(t, REPORT, { width });
    const [lines, field] = await page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.querySelector('#words');
      return [document.querySelector('#lines').offsetHeight, [scrollHeight, clientHeight]];
    });
    assert.deepEqual(field, [lines, lines], `${width} px`);
  }
});

test('a figure is corrected on its card; undo and redo', async (t) => {
  const { page } = await openWith(t, SHORT);
  await pick(page, '300个');
  await say(page, '名称', '发现环境问题');
  await say(page, '数值', '0.031万');
  await say(page, '单位', '件');
  await say(page, '时间', '2018');
  const wanted = { label: '发现环境问题', value: 310, unit: '件', period: '2018' };
  const figure = ({ metrics }) => {
    const { label, value, unit, period } = metrics.find(({ written }) => written === '300个');
    return { label, value, unit, period };
  };
  assert.deepEqual(figure(await reading(page)), wanted);
  for (let step = 0; step < 3; step += 1) await page.locator('#undo').click();
  await isRead(page);
  assert.deepEqual(figure(await reading(page)), { ...wanted, period: '2019', unit: '个', value: 300 });
  for (let step = 0; step < 2; step += 1) await page.locator('#redo').click();
  await isRead(page);
  assert.equal(figure(await reading(page)).unit, '件');
  await page.locator('#card').getByRole('button', { name: '恢复原读' }).click();
  await isRead(page);
  assert.equal(figure(await reading(page)).label, '发现问题');
});

test('what is written wrongly on a card is said and not taken', async (t) => {
  const { page } = await openWith(t, SHORT);
  await pick(page, '300个');
  for (const [label, words] of [['数值', '三百多'], ['时间', '去年']]) {
    const field = page.locator('#card').getByLabel(label, { exact: true });
    await field.fill(words);
    await page.keyboard.press('Tab');
    assert.notEqual(await field.evaluate((input) => input.validationMessage), '');
  }
  assert.equal((await reading(page)).metrics.find(({ written }) => written === '300个').value, 300);
});

test('what is no figure is taken out, and brought back; another numeral is made one', async (t) => {
  const { page } = await openWith(t, SHORT);
  const written = async () => (await reading(page)).metrics.map((metric) => metric.written);
  await pick(page, '15家');
  await page.locator('#card').getByRole('button', { name: '不是指标' }).click();
  await page.locator('#lines .removed').waitFor();
  assert.ok(!(await written()).includes('15家'));
  await page.locator('#card').getByRole('button', { name: '恢复为指标' }).click();
  await isRead(page);
  assert.ok((await written()).includes('15家'));
  await pick(page, '2019年');
  await page.locator('#card').getByRole('button', { name: '作为指标' }).click();
  await page.locator('#card').getByLabel('名称').waitFor();
  await say(page, '名称', '年份');
  assert.ok((await reading(page)).metrics.some(({ label, written }) => label === '年份' && written === '2019年'));
});

test('a relation is taken away and made anew, and the sum with it', async (t) => {
  const { page } = await openWith(t, SHORT);
  const sums = async () => (await reading(page)).checks.map(({ holds, computed }) => [holds, computed]);
  assert.deepEqual(await sums(), [[false, 99]]);
  await pick(page, '98\\.7%');
  await page.locator('#card').getByRole('button', { name: '解开' }).click();
  await isRead(page);
  assert.deepEqual(await sums(), []);
  await page.locator('#card summary').click();
  const form = page.locator('#card form');
  await form.getByLabel('占比是').selectOption({ label: '整改率 98.7%' });
  await form.getByLabel('总数是').selectOption({ label: '发现问题 300个' });
  for (const box of await form.getByRole('checkbox').all()) await box.uncheck();
  await form.getByRole('checkbox', { name: '297个' }).check();
  await form.getByRole('button', { name: '加上' }).click();
  await isRead(page);
  assert.deepEqual(await sums(), [[false, 99]]);
});

test('a claim that does not hold is explained, and the explanation goes with the figure', async (t) => {
  const { page } = await openWith(t, SHORT);
  await page.locator('#coverage .differs').click();
  const claim = page.locator('#checks > .differs');
  assert.equal(await claim.locator('.sum').textContent(), '△ 文中为98.7%，按297÷300重算为99.0%');
  assert.deepEqual(await claim.locator('blockquote button').allTextContents(), ['300个', '297个', '98.7%']);
  await claim.getByLabel('说明').fill('整改率按户计算');
  await page.keyboard.press('Tab');
  await page.locator('#checks > .noted').waitFor();
  assert.equal((await reading(page)).checks[0].note, '整改率按户计算');
  await (await offered(page, 'tag')).getByRole('button', { name: '复制' }).click();
  await page.locator('[data-take="tag"] .done', { hasText: '已复制' }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /99\.0%。编者注：整改率按户计算<\/li>/);
  assert.equal(await page.locator('#coverage .differs').count(), 0);
});

test('a mark in a chart lights its sentence, and a numeral its mark in the chart', async (t) => {
  const { page } = await openWith(t, SHORT);
  const lit = () => page.evaluate(() => [document.querySelector('#lines .lit')?.textContent, String([...(CSS.highlights.get('sentence') ?? [])][0] ?? '')]);
  const spot = page.locator('.spot[aria-label="完成整改 297个"]').first();
  await spot.hover();
  assert.deepEqual(await lit(), ['297个', SHORT.split('\n')[0]]);
  await page.locator('.top').hover();
  await page.waitForFunction(() => !document.querySelector('#lines .lit'));
  const { x, y, width, height } = await page.locator('#lines .mark', { hasText: '300个' }).boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.locator('.spot.lit[aria-label="发现问题 300个"]').first().waitFor();
});

test('a numeral that was not understood is seen to be so, and becomes a figure when it is named', async (t) => {
  const { page } = await openWith(t, '99%,88。全省检查企业12家。\n');
  assert.match(await page.locator('#coverage').textContent(), /，2处待看$/);
  await page.locator('#coverage button').click();
  await page.locator('#card').waitFor();
  if (!(await page.locator('#card input').count())) await page.locator('#card').getByRole('button', { name: '作为指标' }).click();
  await say(page, '名称', '群众满意率');
  assert.match(await page.locator('#coverage').textContent(), /，1处待看$/);
  assert.ok((await reading(page)).metrics.some(({ label, value }) => label === '群众满意率' && value === 99));
});

test('panels are reordered, left out, retitled and drawn in another form, each with its reason', async (t) => {
  const { page } = await openWith(t, REPORT);
  const panels = page.locator('#panels .panel');
  const ids = () => panels.evaluateAll((all) => all.map((panel) => panel.dataset.panel));
  const [first, second, third] = await ids();
  assert.match(await panels.nth(1).locator('.why').textContent(), /^完成数与应完成数/);
  await panels.first().getByRole('button', { name: /^下移/ }).click();
  await isRead(page);
  assert.deepEqual((await ids()).slice(0, 3), [second, first, third]);
  await panels.nth(2).getByRole('button', { name: /^不用/ }).click();
  await isRead(page);
  await panels.nth(1).getByLabel('标题').fill('任务完成了九成多');
  await page.keyboard.press('Tab');
  await isRead(page);
  await panels.nth(0).locator('select').selectOption('figures');
  await isRead(page);
  assert.equal(await panels.nth(0).locator('.why').textContent(), '编辑选定');
  const { panels: taken } = await reading(page);
  assert.deepEqual(taken.slice(0, 2).map(({ id, title, chart }) => [id, title, chart]), [
    [second, '28项任务完成27项', 'figures'],
    [first, '任务完成了九成多', 'level'],
  ]);
  assert.ok(!taken.some(({ id }) => id === third));
});
