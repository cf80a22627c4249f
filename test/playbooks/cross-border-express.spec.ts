import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

const playbook = shippedPlaybook('cross-border-express');

describe('cross-border express', () => {
  describeLaws(playbook);
});
