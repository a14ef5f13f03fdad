#!/usr/bin/env bash
# Publishes the hub for Linux on x64: self-contained (no .NET needed on the server) and compiled ahead (ReadyToRun, for a quick start).
# Usage: deploy/publish.sh [FOLDER]     default artifacts/coalition-hub; beside it an archive FOLDER.tar.gz to carry over
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$(realpath -m "${1:-$root/artifacts/coalition-hub}")

# Only a folder that an earlier publish left is replaced.
if [ -e "$folder" ] && [ -n "$(ls -A "$folder")" ] && [ ! -e "$folder/coalition-hub.dll" ]; then
  echo "$folder holds something else; name another folder." >&2
  exit 1
fi
rm -rf "$folder"
dotnet publish "$root/src/CoalitionHub.Hub" -c Release -r linux-x64 --self-contained -p:PublishReadyToRun=true \
  -p:DebugType=embedded -o "$folder" -v quiet --nologo -m:2
cp "$root"/deploy/appsettings.*.json "$root/deploy/coalition-hub.service" "$root/deploy/coalition-hub.sysusers" \
  "$root/deploy/README.md" "$root/LICENSE" "$folder/"
"$folder/coalition-hub" --version >/dev/null
tar -C "$(dirname "$folder")" -czf "$folder.tar.gz" "$(basename "$folder")"
echo "Published to $folder ($(du -sh "$folder" | cut -f1)) and $folder.tar.gz ($(du -sh "$folder.tar.gz" | cut -f1))."
