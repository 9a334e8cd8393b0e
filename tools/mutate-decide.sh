#!/bin/sh
# Mutation testing of engine/src/decide: changes one expression at a time and tells which changes no test notices.
# Usage: [TESTS="FILE..."] tools/mutate-decide.sh [--write] FILE[:FROM-TO]...     files under engine/src/decide; TESTS
#                                    names the test files that a mutant meets, where not all those of tools/mutate-decide
#        tools/mutate-decide.sh      what was counted of every file
# Then says which survivors engine/tests/law/survivors/ does not explain; --write adds them there, to be explained.
# What it told of other files is kept beside it in tmp/mutate-decide/report.json; delete tmp/mutate-decide to start anew.
# Nothing of it stands in package.json: Stryker wants Node 22 and a TypeScript with the compiler interface that
# TypeScript 7 lacks, so npx brings each, pinned.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || exec npx tsx tools/mutate-decide/explain.ts
write=
[ "$1" != --write ] || { write=--write; shift; }
mutate=
whole=
for file; do
  path="engine/src/decide/${file%%:*}"
  [ -f "$path" ] || { echo "mutate-decide: no file $path; name one of that folder" >&2; exit 2; }
  mutate="$mutate${mutate:+,}engine/src/decide/$file"
  [ "$file" != "${file%%:*}" ] || whole="$whole $file"
done
[ -n "$mutate" ] || { echo "mutate-decide: name files of engine/src/decide" >&2; exit 2; }
COMPILED_ONCE="$PWD/tmp/mutate-decide/compiled.json"
export COMPILED_ONCE
npx tsx tools/mutate-decide/compile.ts "$COMPILED_ONCE"
PROPERTY_RUNS="${PROPERTY_RUNS:-40}" npx --yes \
  --package=node@22.23.3 \
  --package=@stryker-mutator/core@10.1.1 \
  --package=typescript@5.9.3 \
  -- stryker run tools/mutate-decide/stryker.json --force --mutate "$mutate"
# A part of a file says nothing of the entries of the rest.
# shellcheck disable=SC2086 # a name a word
[ -z "$whole" ] || exec npx tsx tools/mutate-decide/explain.ts $write $whole
