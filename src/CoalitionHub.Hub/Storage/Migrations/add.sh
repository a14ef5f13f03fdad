#!/usr/bin/env bash
# Brings the migrations of all three providers up to the model.
#   Storage/Migrations/add.sh NAME      adds one, of what has changed since the last
#   Storage/Migrations/add.sh --renew   writes the first one again; only while no release has been made
set -euo pipefail
name=${1:?usage: add.sh NAME | --renew}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
first=20260101000000
cd "$here/../.."
if [ "$name" = --renew ]; then
  rm -rf "$here"/{Sqlite,Postgres,SqlServer}
fi
dotnet tool restore >/dev/null
dotnet build -v q --nologo -m:1
for provider in Sqlite Postgres SqlServer; do
  if [ "$name" != --renew ]; then
    dotnet ef migrations add "$name" --no-build --context "${provider}HubContext" --output-dir "Storage/Migrations/$provider"
    continue
  fi
  # The first one keeps its number, so that writing it again is a change of the same files.
  dotnet ef migrations add Initial --no-build --context "${provider}HubContext" --output-dir "Storage/Migrations/$provider"
  for file in "$here/$provider"/*_Initial*.cs; do
    stamp=$(basename "$file" | cut -d_ -f1)
    sed -i "s/${stamp}_Initial/${first}_Initial/" "$file"
    mv "$file" "$here/$provider/${first}_${file#*_}"
  done
done
