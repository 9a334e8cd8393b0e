import type { Command } from '../command.ts';

export const completion: Command = {
  name: 'completion',
  operands: 'SHELL',
  summary: 'print what makes a shell complete commands, options and their words',
  about: [
    'For bash, zsh, fish or powershell.',
    'The words are those of the catalogue at hand: print it again when the catalogue is another.',
  ],
  examples: [
    ['interdict completion bash > ~/.local/share/bash-completion/completions/interdict', 'bash'],
    ['interdict completion zsh > ~/.zfunc/_interdict', 'zsh, in a folder of $fpath'],
    ['interdict completion fish > ~/.config/fish/completions/interdict.fish', 'fish'],
    ['interdict completion powershell | Out-String | Invoke-Expression', 'PowerShell, in $PROFILE'],
  ],
  exits: 'answer',
  options: ['catalogue', 'home'],
  run: async (call) => (await import('../completion.ts')).run(call),
};
