import { publicSuffixListContract } from '../../testing/public-suffix-list.contract.ts';
import { ShortPublicSuffixList } from '../../testing/short-public-suffix-list.ts';
import { TldtsPublicSuffixList } from './tldts-public-suffix-list.ts';

describe('the public suffix list of tldts', () => publicSuffixListContract(new TldtsPublicSuffixList()));
describe('the short public suffix list', () => publicSuffixListContract(new ShortPublicSuffixList()));
