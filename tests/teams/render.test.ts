import { render } from '../../src/teams/render.ts';
import { platformContract } from '../contracts/platform-contract.ts';
import { inspect } from './look.ts';

platformContract('Teams', (screen) => inspect(render(screen)));
