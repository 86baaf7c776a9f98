export { accessStoreContract } from './access-store-contract.ts';
export { type AssertionOverrides, identityHeaders, platformDouble } from './platform-double.ts';
export { MemoryProvisionTarget } from './memory-provision-target.ts';
export { type MemoryBotOptions, startMemoryBot } from './memory-bot.ts';
