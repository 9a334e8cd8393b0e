# What zsh offers: offered.zsh SCRIPT LINE FOLDER
# Completion works in an interactive shell alone, so one is run on a terminal of its own, and tells of each word.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PROMPT=; stty -echo; autoload -Uz compinit; compinit -u -D; source ${(q)1}
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd \"\$@\"; return; fi
  local -a offered
  builtin compadd -A offered \"\$@\"
  [[ -n \$offered ]] && print -rl -- \$offered >> ${(q)3}/offered
  builtin compadd \"\$@\"
}
tell() { zle complete-word; : > ${(q)3}/done }
zle -N tell; bindkey '^I' tell; print ready"
zpty -r shell out '*ready*'
zpty -w -n shell "$2"$'\t'
for attempt in {1..600}; do
  [[ -e $3/done ]] && break
  sleep 0.05
done
zpty -d shell
[[ -e $3/offered ]] && cat $3/offered
exit 0
