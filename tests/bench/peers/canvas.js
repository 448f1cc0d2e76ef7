// The floor: what somebody writes by hand for just these panels, with a hidden table for those who do not see them.

import panels from './panels.json';

const HEIGHT = 240;
const boxes = [...document.querySelectorAll('.panel')];
const canvases = boxes.map((box, index) => {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  box.append(canvas, tableOf(panels[index]));
  return canvas;
});

function draw() {
  const width = boxes[0].clientWidth;
  canvases.forEach((canvas, index) => {
    const { title, rows } = panels[index];
    canvas.width = width * devicePixelRatio;
    canvas.height = HEIGHT * devicePixelRatio;
    canvas.style.width = `${width}px`;
    const pen = canvas.getContext('2d');
    pen.scale(devicePixelRatio, devicePixelRatio);
    pen.font = '600 16px sans-serif';
    pen.fillText(title, 0, 16);
    pen.font = '13px sans-serif';
    const step = (HEIGHT - 24) / rows.length;
    rows.forEach(({ label, written, part }, row) => {
      const top = 24 + row * step;
      const bar = Math.min(12, step / 3);
      pen.fillStyle = '#1a1c1f';
      pen.fillText(label, 0, top + step - bar - 4);
      pen.textAlign = 'right';
      pen.fillText(written, width, top + step - bar - 4);
      pen.textAlign = 'left';
      pen.fillStyle = '#1d5ca0';
      pen.fillRect(0, top + step - bar, width * part, bar);
    });
  });
}

function tableOf({ title, rows }) {
  const table = document.createElement('table');
  table.createCaption().textContent = title;
  for (const { label, written } of rows) {
    const row = table.insertRow();
    row.insertCell().textContent = label;
    row.insertCell().textContent = written;
  }
  return table;
}

draw();
addEventListener('resize', draw);
