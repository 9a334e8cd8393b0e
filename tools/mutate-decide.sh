#!/bin/sh
# Mutation testing of engine/src/decide: changes one expression at a time and tells which changes no test notices.
# Usage: tools/mutate-decide.sh [FILE[:FROM-TO]...]     files under engine/src/decide; without any, the seven that
#                                                     hold the semantics (38 minutes on a busy machine of two cores)
# Nothing of it stands in package.json: Stryker wants Node 22 and a TypeScript with the compiler interface that
# TypeScript 7 lacks, so npx brings each, pinned.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- formula.ts business-days.ts entity-group.ts lasting-rules.ts verdict-table.ts event-time.ts possible.ts
mutate=
for file; do
  path="engine/src/decide/${file%%:*}"
  [ -f "$path" ] || { echo "mutate-decide: no file $path; name one of that folder" >&2; exit 2; }
  mutate="$mutate${mutate:+,}engine/src/decide/$file"
done
PROPERTY_RUNS="${PROPERTY_RUNS:-40}" exec npx --yes \
  --package=node@22.23.3 \
  --package=@stryker-mutator/core@10.1.1 \
  --package=@stryker-mutator/vitest-runner@10.1.1 \
  --package=vitest@4.1.12 \
  --package=typescript@5.9.3 \
  -- stryker run tools/mutate-decide.json --mutate "$mutate"
