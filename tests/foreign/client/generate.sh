#!/bin/sh
# Generates Python messages and stubs from the contract, with Debian's protoc and gRPC's own plugin.
# Usage: generate.sh PROTOS-FOLDER OUTPUT-FOLDER
set -eu
cd "$1"
# Health and reflection would be packages inside `grpc`, where Python's gRPC itself lives; what calls them sends bytes.
protoc --proto_path=. --python_out="$2" --plugin=protoc-gen-grpc_python="$(command -v grpc_python_plugin)" --grpc_python_out="$2" \
  $(find coalitionhub google/rpc -name '*.proto')
