import { runtimes } from '../dsl/runtimes.ts';
import { tellStory } from './story.ts';

const [onProcesses] = runtimes;

describe('the story in a browser, with bots as processes', () => tellStory(onProcesses));
