// The page in a frame: shows what its address asks for, and tells its height to the page around it.
//
// ?src=report.json&panel=…&section=…&chart=…&theme=…&lang=… are the attributes of the tag. A page that holds its figures already,
// as `report-figures embed` writes it, needs none of them.

const ATTRIBUTES = ['src', 'panel', 'section', 'chart', 'theme', 'lang', 'integrity'];

const query = new URLSearchParams(location.search);
if (!document.querySelector('report-figures') && query.has('src')) {
  const element = document.createElement('report-figures');
  for (const name of ATTRIBUTES) element.setAttribute(name, query.get(name) ?? '');
  // Where scripts cannot show it, the report itself can still be read.
  const link = document.createElement('a');
  const address = new URL(query.get('src') ?? '', document.baseURI);
  if (/^https?:$/.test(address.protocol)) link.href = address.href;
  link.textContent = '原文';
  element.append(link);
  document.body.append(element);
}

/** @type {number | undefined} */
let told;

/** Tells the height of what is shown, up to a whole pixel: half a pixel less is a scroll bar. */
function tell() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === told || height < 1) return;
  told = height;
  const id = query.get('childId') ?? query.get('id') ?? '';
  // To the page around alone: a height is no secret, and no address is in the message.
  const send = (/** @type {unknown} */ message) => parent.postMessage(message, '*');
  send({ type: 'report-figures:resize', v: 1, id, height });
  send({ sentinel: 'amp', type: 'embed-size', height });
  send(JSON.stringify({ src: location.href, context: 'iframe.resize', height }));
  if (query.has('childId')) send(`pymxPYMx${id}xPYMxheightxPYMx${height}`);
}

if (parent !== window) {
  document.body.classList.add('report-figures-framed');
  new ResizeObserver(tell).observe(document.body);
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || data?.type !== 'report-figures:hello') return;
    told = undefined;
    tell();
  });
  tell();
}
