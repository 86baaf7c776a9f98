/**
 * What pages do beyond forms: they keep their live parts up to date over a WebSocket (server-sent events where one can't
 * be had), and send attachments as they are, so that a file of any size streams.
 */
export const PAGE_SCRIPT = `
'use strict';
const refresh = async () => {
  const response = await fetch(location.href);
  if (!response.ok) return location.reload();
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id);
    if (next) part.replaceChildren(...next.childNodes);
  }
};
let pending = Promise.resolve();
const onMessage = () => { pending = pending.then(refresh, refresh); };
const listen = () => {
  const source = new EventSource('/events');
  source.onmessage = onMessage;
};
const connect = (wait) => {
  let opened = false;
  const socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/live');
  socket.onopen = () => { opened = true; document.body.dataset.live = 'on'; };
  socket.onmessage = onMessage;
  socket.onclose = (event) => {
    document.body.dataset.live = 'off';
    if (event.code === 4403) return location.reload();
    // Whoever cut the line may have meant it: a page that may not be seen any more is not left standing.
    if (opened) onMessage();
    if (!opened && wait > 8000) return listen();
    setTimeout(() => connect(opened ? 500 : wait * 2), wait);
  };
};
if (document.querySelector('[data-live]')) connect(500);
for (const form of document.querySelectorAll('form[data-upload]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const file = form.elements.file.files[0];
    if (!file) return;
    form.elements.send.disabled = true;
    const response = await fetch(form.action + '?name=' + encodeURIComponent(file.name), { method: 'POST', body: file });
    if (response.ok) return location.reload();
    form.elements.send.disabled = false;
    form.querySelector('output').textContent = 'The file could not be attached.';
  });
}
`;
