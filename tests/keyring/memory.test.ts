import { memoryKeyring } from '../../src/keyring/memory.ts';
import { keyringContract } from '../contracts/keyring-contract.ts';

keyringContract('memory', memoryKeyring);
