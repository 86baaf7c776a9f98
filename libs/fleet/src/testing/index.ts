export { OwnDockerEngine } from './own-docker-engine.ts';
