import { ImmediateUnitOfWork } from '@moorage/kernel/testing';
import { InMemoryReleaseStore } from './in-memory-release-store.ts';
import { describeReleaseStore } from './release-store.contract.ts';

describeReleaseStore('memory', () => {
  const inUse = new Map<string, string>();
  const botAppId = '00000000-0000-7000-8000-0000000000aa';
  return Promise.resolve({
    releases: new InMemoryReleaseStore(() => inUse),
    unitOfWork: new ImmediateUnitOfWork(),
    anInstance: (image) => {
      inUse.set(image, botAppId);
      return Promise.resolve({ botAppId });
    },
    close: () => Promise.resolve(),
  });
});
