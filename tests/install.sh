# Sourced by tests/run.sh: installs the programs of other vendors that the tests run, where they are missing.
# Nothing is asked of any registry when everything is there.

command -v dotnet >/dev/null || die "The .NET 10 SDK is missing: there is no 'dotnet' on PATH."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true

packages=
need() { packages="$packages $1"; }

# PostgreSQL's server programs: Debian keeps them off PATH.
if ! command -v initdb >/dev/null && ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
  need postgresql
fi
# The trace that shows when the journal is synced.
command -v strace >/dev/null || need strace
# The client in another language: Debian's Python, its gRPC, and the generator for it.
/usr/bin/python3 -c 'import grpc, google.protobuf' 2>/dev/null || need python3-grpcio
command -v protoc >/dev/null || need protobuf-compiler
# The standard protos lie beside protoc's own folder; Debian packs them apart.
[ -f "$(dirname "$(command -v protoc || echo /usr/bin/protoc)")/../include/google/protobuf/timestamp.proto" ] || need libprotobuf-dev
command -v grpc_python_plugin >/dev/null || need protobuf-compiler-grpc
# npm brings buf.
command -v npm >/dev/null || need npm

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

if [ -n "$packages" ]; then
  if ! command -v apt-get >/dev/null || { [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; }; then
    say "Missing, and not to be installed by this user; the tests that need them are skipped. As root on Debian or Ubuntu:"
    say "  apt-get install$packages"
  else
    say "Installing$packages"
    install="env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages"
    # A machine that has never fetched the package lists fails at first.
    as_root $install >/tmp/coalitionhub-apt.$$ 2>&1 ||
      { as_root apt-get update -q && as_root $install; } >>/tmp/coalitionhub-apt.$$ 2>&1 ||
      { tail -20 /tmp/coalitionhub-apt.$$; say "apt-get failed; the tests that need those packages can't run."; }
    rm -f /tmp/coalitionhub-apt.$$
  fi
fi

# buf, in the version that tests/buf/package.json names.
if command -v npm >/dev/null && ! cmp -s tests/buf/package.json .tools/installed.json; then
  say "Installing buf"
  mkdir -p .tools && cp tests/buf/package.json .tools/
  if npm install --prefix .tools --no-package-lock --ignore-scripts --no-fund --no-audit --loglevel=error >.tools/npm.log 2>&1; then
    cp tests/buf/package.json .tools/installed.json
  else
    cat .tools/npm.log
    say "npm failed; the tests that run buf can't."
  fi
fi
