import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

const playbook = shippedPlaybook('inventory-optimisation');

describe('inventory optimisation', () => {
  describeLaws(playbook);
});
