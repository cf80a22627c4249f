import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

const playbook = shippedPlaybook('store-experience');

describe('store experience', () => {
  describeLaws(playbook);
});
