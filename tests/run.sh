#!/usr/bin/env bash
# Installs what the tests need, builds once, runs every test project, and ends with one line:
#   N passed, N failed, N skipped
# Usage: tests/run.sh [--fast] [FILTER]
#   --fast   leaves out the tests that are marked as long
#   FILTER   part of a test's full name, or an expression as `dotnet test --filter` takes it
# CONFIGURATION=Debug|Release chooses the build.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
exec </dev/null
configuration=${CONFIGURATION:-Release}
results="$root/artifacts/test-results"
# A test that hangs must not use up CI's time.
hang_limit=10m

say() { printf '%s\n' "$*"; }
die() { say "$*" >&2; exit 1; }

fast=false filter=
for argument in "$@"; do
  case $argument in
    --fast) fast=true ;;
    -h | --help) sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    -*) die "Unknown option $argument; see tests/run.sh --help." ;;
    *[=~]*) filter=$argument ;;
    *) filter="FullyQualifiedName~$argument" ;;
  esac
done
if $fast; then
  filter="${filter:+($filter)&}Length!=Long"
fi

. tests/install.sh

say "Building ($configuration)"
mkdir -p "$results" && rm -rf "${results:?}"/*
# Into a file: the compiler server outlives the build, and would keep our caller's pipe open.
if ! dotnet build CoalitionHub.sln -c "$configuration" -m:2 -nodeReuse:false -v minimal --nologo >"$results/build.log" 2>&1; then
  grep -E '(error|warning) [A-Z]+[0-9]+|error :|MSBUILD' "$results/build.log" | sort -u | head -50
  die "The build failed; all of it: $results/build.log"
fi

# Test projects are those in the solution whose name says so; an architecture test sees that none is missed.
projects=$(sed -n 's/^Project(.*"\([^"]*\.Tests\.csproj\)".*/\1/p' CoalitionHub.sln | tr '\\' '/' | tr -d '\r')
[ -n "$projects" ] || die "The solution names no test project."

passed=0 failed=0 skipped=0 failures=
for project in $projects; do
  name=$(basename "$project" .csproj)
  dll=$(find "$(dirname "$project")/bin/$configuration" -maxdepth 2 -name "$name.dll" | head -1)
  trx="$results/$name.trx" log="$results/$name.log"
  started=$SECONDS
  dotnet test "${dll:-$name.dll}" ${filter:+--filter "$filter"} --results-directory "$results" --logger "trx;LogFileName=$name.trx" \
    --blame-hang --blame-hang-timeout "$hang_limit" --blame-hang-dump-type none >"$log" 2>&1
  code=$?
  total=0 executed=0 succeeded=0
  if [ -f "$trx" ]; then
    # The runner counts a skipped test in total, but not in executed.
    read -r total executed succeeded < <(
      sed -n 's/.*<Counters total="\([0-9]*\)" executed="\([0-9]*\)" passed="\([0-9]*\)".*/\1 \2 \3/p' "$trx")
    failures+=$(grep '<UnitTestResult ' "$trx" | grep 'outcome="Failed"' | sed 's/.*testName="\([^"]*\)".*/  \1/')$'\n'
  elif [ $code -eq 0 ] && grep -q 'No test matches' "$log"; then
    continue
  fi
  wrong=$((executed - succeeded))
  if [ $code -ne 0 ] && [ $wrong -eq 0 ]; then
    wrong=1
    failures+="  $name: the test run ended early, exit code $code"$'\n'
  fi
  passed=$((passed + succeeded)) failed=$((failed + wrong)) skipped=$((skipped + total - executed))
  say "$(printf '%4d s  %s, %d tests' $((SECONDS - started)) "$name" "$total")"
  if [ $wrong -gt 0 ]; then
    grep -v -E '^(Test run for|VSTest version|Starting test execution|A total of|Results File:|Attachments:|Data collector |$)' "$log" | head -c 200000
  fi
done

if [ $skipped -gt 0 ]; then
  say "Skipped:"
  grep -h -E '^ *Skipped ' "$results"/*.log | sed -E 's/^ *Skipped /  /; s/ \[[^]]*\]$//' | sort -u
fi
if [ $failed -gt 0 ]; then
  say "Failed:"
  printf '%s' "$failures" | grep . | sed -e 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | sort -u
fi
if [ $((passed + failed)) -eq 0 ]; then
  say "No test ran."
fi
say "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
