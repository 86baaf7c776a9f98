/** Loaded before the server under test (`--import`, with `--expose-gc`): SIGUSR2 makes it collect garbage, so that memory is compared with memory. */
process.on('SIGUSR2', () => {
  // Twice: what the first pass finalises, the second frees. The last resort also gives pages back that V8 would keep for later.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
});
