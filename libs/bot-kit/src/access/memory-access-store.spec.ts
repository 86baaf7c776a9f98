import { accessStoreContract } from '../testing/access-store-contract.ts';
import { MemoryAccessStore } from './memory-access-store.ts';

accessStoreContract('MemoryAccessStore', () => new MemoryAccessStore());
