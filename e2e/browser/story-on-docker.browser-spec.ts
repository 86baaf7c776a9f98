import { runtimes } from '../dsl/runtimes.ts';
import { tellStory } from './story.ts';

const [, onDocker] = runtimes;

describe('the story in a browser, with bots on Docker', () => tellStory(onDocker));
