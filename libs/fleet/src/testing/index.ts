export { FleetSimulation, type SimulationOptions } from './fleet-simulation.ts';
export { OwnDockerEngine } from './own-docker-engine.ts';
