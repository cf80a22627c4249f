import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

describe('immersive content', () => {
  describeLaws(shippedPlaybook('immersive-content'));
});
