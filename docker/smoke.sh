#!/usr/bin/env bash
# Runs an image as production does, and checks what its Dockerfile promises. The container shares the machine's network.
#
#   docker/smoke.sh docker freehold postgresql://user:password@127.0.0.1:5432/database
#
# The first argument is the engine: docker, or podman with its options.
set -euo pipefail

engine=${1:?docker or podman}
image=${2:?which image?}
url=${3:?which database?}
name=freehold-smoke-$$
port=${PORT:-18090}

# Word splitting: the engine may have options of its own.
# shellcheck disable=SC2086
engine() { $engine "$@"; }
fail() { echo "smoke.sh: $*" >&2; exit 1; }
confined=(--network host --memory 1g --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges)

code=0
said=$(engine run --rm "${confined[@]}" "$image" 2>&1) || code=$?
[ "$code" = 2 ] || fail "without DATABASE_URL it ended with $code: $said"
[ "$(wc -l <<<"$said")" = 1 ] || fail "without DATABASE_URL it said more than a line: $said"
[[ $said == "freehold: DATABASE_URL is not set"* ]] || fail "without DATABASE_URL it said: $said"
echo "without DATABASE_URL: $said"

trap 'engine rm -f "$name" >/dev/null 2>&1 || true' EXIT
engine run -d --name "$name" "${confined[@]}" -e PORT="$port" -e DATABASE_URL="$url" "$image" >/dev/null
begin=$SECONDS
until curl -sf -o /dev/null "http://127.0.0.1:$port/q/health/ready"; do
  [ $((SECONDS - begin)) -lt 120 ] || { engine logs "$name"; fail "not ready after 120 s"; }
  sleep 0.2
done
curl -sf "http://127.0.0.1:$port/health"
echo
pid=$(engine inspect --format '{{.State.Pid}}' "$name")
[ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" = 10001 ] || fail "it does not run as user 10001"
[ "$(awk '/^CapEff:/ {print $2}' "/proc/$pid/status")" = 0000000000000000 ] || fail "it has capabilities"
written=$(engine diff "$name" | grep -vE '^[AC] /(tmp|dev|proc|sys|run|etc)(/|$)' || true)
[ -z "$written" ] || fail "it wrote to its root: $written"
! engine logs "$name" 2>&1 | grep -E '\]\[(error|warning) *\]\[aot' || fail "the AOT cache was not used"
engine stop -t 40 "$name" >/dev/null
# 128 + SIGTERM: what the JVM ends with after its shutdown hooks. 137 would be a kill.
ended=$(engine inspect --format '{{.State.ExitCode}}' "$name")
[ "$ended" = 143 ] || [ "$ended" = 0 ] || fail "SIGTERM ended it with $ended"
echo "ready, user 10001, nothing written, ended with $ended"
