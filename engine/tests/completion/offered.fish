# What fish offers: offered.fish SCRIPT LINE
source $argv[1]
complete -C $argv[2] | string replace --regex '\t.*' ''
