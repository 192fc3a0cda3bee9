import { render } from '../../src/teams/views/render.ts';
import { platformContract } from '../contracts/platform-contract.ts';
import { inspect } from '../support/teams-card-look.helper.ts';

platformContract('Teams', (screen) => inspect(render(screen)));
