export { AppModule } from './app.module.ts';
export { startApplication, type RunningApplication } from './application.ts';
export { loadConfig, type Config } from './config/config.ts';
