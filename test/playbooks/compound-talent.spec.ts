import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

const playbook = shippedPlaybook('compound-talent');

describe('compound talent', () => {
  describeLaws(playbook);
});
