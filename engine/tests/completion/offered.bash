# What bash offers: offered.bash SCRIPT WORD...   The words are parted as bash parts them; the last is being typed.
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
# Outside of a completion the builtin does nothing but complain.
compopt() { :; }
_interdict
if ((${#COMPREPLY[@]} > 0)); then printf '%s\n' "${COMPREPLY[@]}"; fi
