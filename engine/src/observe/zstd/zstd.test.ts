import { describePacked } from '../packed-trial.ts';

describePacked('zstd', 'zst');
