// Loads the page again where a part of it didn't come: the network changed meanwhile, or Moorage was updated. It stands beside
// the scripts, which may be what is missing. After three times within a minute it leaves the page as it is.
{
  const kept = 'moorage.loaded-again';
  // A moment later, when the address is the one that was on its way.
  const reload = () => setTimeout(() => location.reload(), 100);
  const loadAgain = () => {
    const now = Date.now();
    const times = JSON.parse(sessionStorage.getItem(kept) ?? '[]').filter((time) => now - time < 60_000);
    if (times.length >= 3) return;
    sessionStorage.setItem(kept, JSON.stringify([...times, now]));
    if (document.readyState === 'complete') reload();
    else addEventListener('load', reload, { once: true });
  };
  let again = false;
  const once = () => {
    if (again) return;
    again = true;
    loadAgain();
  };
  // Errors of elements don't rise to the window: they are caught on their way down.
  addEventListener(
    'error',
    ({ target }) => (target instanceof HTMLScriptElement || target instanceof HTMLLinkElement) && once(),
    true,
  );
  addEventListener('vite:preloadError', once);
}
