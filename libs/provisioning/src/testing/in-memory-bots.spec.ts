import { describeBotProvisioner } from './bot-provisioner.contract.ts';
import { InMemoryBots } from './in-memory-bots.ts';

describeBotProvisioner('InMemoryBots', () => {
  const provisioner = new InMemoryBots();
  provisioner.add('http://bot', 's3cret');
  return Promise.resolve({
    provisioner,
    bot: { baseUrl: 'http://bot', provisionSecret: 's3cret' },
    nowhere: 'http://nowhere',
    close: () => Promise.resolve(),
  });
});
