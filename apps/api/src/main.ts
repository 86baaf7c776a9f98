import { setFlagsFromString } from 'node:v8';
import { startApplication } from './application.ts';
import { printBanner } from './banner.ts';
import { ConfigError, loadConfig, type Config } from './config/config.ts';
import { DemoSeed } from './demo/demo-seed.ts';

function readConfig(): Config {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`Moorage can't start with this configuration:\n${error.message}\n`);
    process.exit(78);
  }
}

// Scavenges in one thread: with helpers, the main thread waits for theirs too, which costs milliseconds where all cores have
// work, to save half of one. What survives here is little.
setFlagsFromString('--no-parallel-scavenge');

const config = readConfig();
const running = await startApplication(config).catch((error: unknown) => {
  process.stderr.write(`Moorage could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
const seed = running.app.get(DemoSeed);
if (config.seedDemo) await seed.seedEmptyDatabase();
printBanner(running.app, config, await seed.signIns());

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    // Nothing may keep a stopping process for longer than an orchestrator waits.
    setTimeout(() => process.exit(1), 25_000).unref();
    void running.close().then(() => process.exit(0));
  });
}
