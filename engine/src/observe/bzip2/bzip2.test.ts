import { describePacked } from '../packed-trial.ts';

describePacked('bzip2', 'bz2');
