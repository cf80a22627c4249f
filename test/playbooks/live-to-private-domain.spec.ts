import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

describe('live shows to the private domain', () => {
  describeLaws(shippedPlaybook('live-to-private-domain'));
});
