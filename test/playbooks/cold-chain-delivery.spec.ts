import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

const playbook = shippedPlaybook('cold-chain-delivery');

describe('cold-chain delivery', () => {
  describeLaws(playbook);
});
