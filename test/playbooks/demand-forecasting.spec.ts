import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

const playbook = shippedPlaybook('demand-forecasting');

describe('demand forecasting', () => {
  describeLaws(playbook);
});
