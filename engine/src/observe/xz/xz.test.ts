import { describePacked } from '../packed-trial.ts';

describePacked('xz', 'xz');
